package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;

import clinic.frontdesk.reservation.ReservationChange.Buffers;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What the triggers have to know of a place that a reservation had before and gets back: the buffer that it was booked
 * with, that it may return into the past, and that a squeeze-in covers it. In the caller's transaction, which holds the
 * lock of the reservation's row.
 */
final class RestoredPlaces {

    private final DSLContext transaction;
    private final DeskWriter writer;

    RestoredPlaces(DSLContext transaction, DeskWriter writer) {
        this.transaction = transaction;
        this.writer = writer;
    }

    /**
     * Prepares the interval of a reservation before its row is written back. The triggers keep the buffer of a reservation
     * whose service stays, and refuse a start in the past only where it changes; so these are stored beforehand.
     */
    void prepare(ReservationChange change) {
        Buffers buffers = change.buffers();
        Integer pastStart = pastStart(change);
        if (buffers == null && pastStart == null) {
            return;
        }
        Routines.lockDaysForDesk(transaction.configuration(), change.days().toArray(new LocalDate[0]));
        Field<Integer> freed = buffers == null ? DSL.inline(0) : OCCUPANCY.BUFFER_MINUTES.minus(buffers.after());
        Field<Integer> length = DSL.least(
                DSL.inline(ClockTime.MINUTES_A_DAY),
                OCCUPANCY.DURATION_MINUTES.plus(DSL.greatest(freed, DSL.inline(0))));
        Integer duration = change.after().service().duration();
        int wanted = duration == null ? ReservationColumns.UNKNOWN_SERVICE_DURATION : duration;
        UpdateSetMoreStep<?> update = transaction
                .update(OCCUPANCY)
                // Never the length that the row gets, so that the triggers find a change and judge the place.
                .set(
                        OCCUPANCY.DURATION_MINUTES,
                        DSL.when(length.eq(wanted), DSL.inline(wanted % ClockTime.MINUTES_A_DAY + 1))
                                .otherwise(length));
        if (buffers != null) {
            update = update.set(OCCUPANCY.SERVICE_ID, change.after().service().id())
                    .set(OCCUPANCY.BUFFER_MINUTES, buffers.after());
        }
        if (pastStart != null) {
            update = update.set(OCCUPANCY.DAY, change.after().date()).set(OCCUPANCY.START_MINUTE, pastStart);
        }
        update.where(OCCUPANCY.RESERVATION_ID.eq(change.reservationId())).execute();
    }

    /** Judges flagged reservations of the place that was left for the past, which the triggers do not know of. */
    void reviewLeft(ReservationChange change) {
        ReservationState left = change.before();
        if (left != null && pastStart(change) != null) {
            Routines.reviewFlags(transaction.configuration(), left.date(), 0, 3 * ClockTime.MINUTES_A_DAY);
        }
    }

    /** The start that a change goes back to, a minute of the day, where it has passed and differs; else null. */
    private @Nullable Integer pastStart(ReservationChange change) {
        ReservationState left = change.before();
        Integer start = ReservationRepository.minute(change.after().slotStart());
        LocalDate day = change.after().date();
        if (left == null
                || start == null
                || (left.date().equals(day) && start.equals(ReservationRepository.minute(left.slotStart())))) {
            return null;
        }
        LocalDateTime now = transaction.select(Routines.clock()).fetchSingle().value1();
        return day.atStartOfDay().plusMinutes(start).isBefore(now) ? start : null;
    }

    /** Squeezes in what this transaction writes with the reason of a squeeze-in that covers the place already. */
    void keepSqueezeIn(String reservationId, ReservationState place) {
        Integer start = ReservationRepository.minute(place.slotStart());
        if (writer.squeezeIn().isEmpty() && start != null) {
            transaction
                    .select(DeskWriter.squeezesIn(FLAG.NOTE))
                    .from(FLAG)
                    .where(FLAG.RESERVATION_ID.eq(reservationId))
                    .and(FLAG.CODE.eq(Flag.SQUEEZE_IN.code()))
                    .and(FLAG.COVERED_DAY.eq(place.date()))
                    .and(FLAG.COVERED_MINUTE.eq(start))
                    .fetch();
        }
    }
}
