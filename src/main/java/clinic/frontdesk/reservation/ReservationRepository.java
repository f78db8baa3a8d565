package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.TRAY_ITEM;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.input.TypedDateTime;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes to rows that exist. Works in the caller's transaction; the caller decides what a refusal by the triggers means.
 * Every write returns the state before, read under the row's lock, and the state after, returned by the statement that
 * wrote.
 */
final class ReservationRepository {

    private final DSLContext transaction;
    private final DeskWriter writer;

    ReservationRepository(DSLContext transaction, DeskWriter writer) {
        this.transaction = transaction;
        this.writer = writer;
    }

    /** A row whose lock this transaction holds. */
    record LockedReservation(String id, String patientName, ReservationState state) {}

    /** Tells the triggers who writes, and locks a row against other writers; empty where it does not exist. */
    Optional<LockedReservation> lock(String reservationId) {
        return transaction
                .select(writer.settings())
                .select(RESERVATIONS.PATIENTNAME)
                .select(ReservationColumns.stateOf(RESERVATIONS))
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.eq(reservationId))
                .forNoKeyUpdate()
                .fetchOptional(row -> new LockedReservation(
                        reservationId, row.get(RESERVATIONS.PATIENTNAME), ReservationColumns.state(row, RESERVATIONS)));
    }

    /** Moves a row to a day and a minute of the day. */
    ReservationChange move(LockedReservation row, LocalDate date, int start) {
        Integer duration = row.state().service().duration();
        ReservationState after = transaction
                .update(RESERVATIONS)
                .set(RESERVATIONS.PREFERREDDATE, date)
                .set(RESERVATIONS.PREFERREDTIME, ReservationColumns.time(start))
                .set(RESERVATIONS.PERIOD, ReservationColumns.period(start))
                .set(RESERVATIONS.TIMESLOTSTART, ReservationColumns.time(start))
                // While the service is not set up the end is unknown and stays null.
                .set(RESERVATIONS.TIMESLOTEND, duration == null ? null : ReservationColumns.time(start + duration))
                .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW)
                .where(RESERVATIONS.ID.eq(row.id()))
                .returningResult(ReservationColumns.stateOf(RESERVATIONS))
                .fetchSingle(written -> ReservationColumns.state(written, RESERVATIONS));
        // Put down, it is no longer in hand.
        transaction
                .deleteFrom(TRAY_ITEM)
                .where(TRAY_ITEM.RESERVATION_ID.eq(row.id()))
                .execute();
        return new ReservationChange(row.id(), row.patientName(), row.state(), after);
    }

    /** Changes the minutes of treatment of a row. */
    ReservationChange resize(LockedReservation row, int minutes) {
        BookedService service = row.state().service();
        if (service.duration() != null && minutes < service.duration()) {
            // What was squeezed in here may become shorter here.
            new RestoredPlaces(transaction, writer).keepSqueezeIn(row.id(), row.state());
        }
        return changeService(row, new BookedService(service.id(), service.name(), service.legacyType(), minutes));
    }

    /** Changes the service of a row, and its minutes. */
    ReservationChange changeService(LockedReservation row, BookedService service) {
        Integer start = minute(row.state().slotStart());
        Integer duration = service.duration();
        ReservationState after = transaction
                .update(RESERVATIONS)
                .set(RESERVATIONS.SERVICEID, service.id())
                .set(RESERVATIONS.SERVICENAME, service.name())
                .set(RESERVATIONS.SERVICE, service.legacyType())
                .set(RESERVATIONS.ESTIMATEDDURATION, duration)
                .set(
                        RESERVATIONS.TIMESLOTEND,
                        start == null || duration == null ? null : ReservationColumns.time(start + duration))
                .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW)
                .where(RESERVATIONS.ID.eq(row.id()))
                .returningResult(ReservationColumns.stateOf(RESERVATIONS))
                .fetchSingle(written -> ReservationColumns.state(written, RESERVATIONS));
        return new ReservationChange(row.id(), row.patientName(), row.state(), after);
    }

    /** Changes the status of a row. */
    ReservationChange changeStatus(LockedReservation row, Status status) {
        ReservationState after = transaction
                .update(RESERVATIONS)
                .set(RESERVATIONS.STATUS, status.label())
                .set(RESERVATIONS.STATUSCHANGEDAT, UtcTimestamps.NOW)
                .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW)
                .where(RESERVATIONS.ID.eq(row.id()))
                .returningResult(ReservationColumns.stateOf(RESERVATIONS))
                .fetchSingle(written -> ReservationColumns.state(written, RESERVATIONS));
        return new ReservationChange(row.id(), row.patientName(), row.state(), after);
    }

    /** Writes the state after of a change whose row is locked. */
    void restore(ReservationChange change) {
        ReservationState wanted = change.after();
        Integer start = minute(wanted.slotStart());
        if (start == null) {
            transaction.select(writer.restores()).fetch();
        }
        RestoredPlaces places = new RestoredPlaces(transaction, writer);
        places.prepare(change);
        var update = transaction
                .update(RESERVATIONS)
                .set(RESERVATIONS.PREFERREDDATE, wanted.date())
                .set(RESERVATIONS.PREFERREDTIME, wanted.writtenTime())
                .set(RESERVATIONS.TIMESLOTSTART, wanted.slotStart())
                .set(RESERVATIONS.TIMESLOTEND, wanted.slotEnd())
                .set(RESERVATIONS.PERIOD, start == null ? null : ReservationColumns.period(start))
                .set(RESERVATIONS.STATUS, wanted.status().label())
                .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.NOW);
        ReservationState before = change.before();
        if (before == null || !before.status().equals(wanted.status())) {
            update = update.set(RESERVATIONS.STATUSCHANGEDAT, UtcTimestamps.NOW);
        }
        if (change.ofService()) {
            places.keepSqueezeIn(change.reservationId(), wanted);
            BookedService service = wanted.service();
            update = update.set(RESERVATIONS.SERVICEID, service.id())
                    .set(RESERVATIONS.SERVICENAME, service.name())
                    .set(RESERVATIONS.SERVICE, service.legacyType())
                    .set(RESERVATIONS.ESTIMATEDDURATION, service.duration());
        }
        update.where(RESERVATIONS.ID.eq(change.reservationId())).execute();
        places.reviewLeft(change);
    }

    /** The minute of the day of a stored time; null where there is none. */
    static @Nullable Integer minute(@Nullable String time) {
        return time == null ? null : TypedDateTime.minute(time).value();
    }

    /** Replaces the placement flags of a row by a squeeze-in with the writer's reason; false where it has none. */
    boolean acceptFlags(LockedReservation row) {
        LocalDate day = row.state().date();
        Routines.lockDaysForDesk(transaction.configuration(), new LocalDate[] {day});
        int accepted = transaction
                .deleteFrom(FLAG)
                .where(FLAG.RESERVATION_ID.eq(row.id()))
                .and(FLAG.CODE.eq(DSL.any(Routines.slotFlagCodes())))
                .execute();
        if (accepted == 0) {
            return false;
        }
        // Only what has an interval has a placement flag.
        transaction
                .insertInto(
                        FLAG,
                        FLAG.RESERVATION_ID,
                        FLAG.CODE,
                        FLAG.DAY,
                        FLAG.NOTE,
                        FLAG.COVERED_DAY,
                        FLAG.COVERED_MINUTE)
                .select(DSL.select(
                                OCCUPANCY.RESERVATION_ID,
                                DSL.val(Flag.SQUEEZE_IN.code()),
                                OCCUPANCY.DAY,
                                DSL.val(writer.squeezeIn()),
                                OCCUPANCY.DAY,
                                OCCUPANCY.START_MINUTE)
                        .from(OCCUPANCY)
                        .where(OCCUPANCY.RESERVATION_ID.eq(row.id())))
                .onConflictDoNothing()
                .execute();
        return true;
    }
}
