package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.SERIES;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES_PART;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.UtcTimestamps;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.reservation.BookingOutcome.SameTime;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Inserts reservations, in the caller's transaction. */
final class NewReservations {

    private final DSLContext transaction;
    private final DeskWriter writer;

    NewReservations(DSLContext transaction, DeskWriter writer) {
        this.transaction = transaction;
        this.writer = writer;
    }

    /**
     * The row that exists under the id of a booking.
     *
     * @param untouched whether its time of update is still its time of creation, as the insert wrote them
     */
    private record ExistingRow(String patientName, @Nullable String phone, ReservationState state, boolean untouched) {}

    /** What has to be known before a row is inserted; the service is null where it does not exist. */
    private record Preconditions(
            @Nullable ExistingRow existing, @Nullable ServiceOnDay service, List<SameTime> samePatient) {}

    /** Inserts a reservation, as part of a series where one is given; gone where its service does not exist. */
    BookingOutcome insert(NewReservation wanted, @Nullable SeriesPart part) {
        Preconditions known = preconditions(wanted);
        if (known.existing() != null) {
            return acceptedBefore(wanted, known.existing());
        }
        ServiceOnDay service = known.service();
        if (service == null) {
            return new BookingOutcome.Gone();
        }
        ReservationState after = insert(wanted, service);
        if (part != null) {
            addToSeries(wanted.id(), part);
        }
        int end = wanted.start() + service.duration();
        return new BookingOutcome.Accepted(
                wanted.id(),
                List.of(new ReservationChange(wanted.id(), wanted.patientName(), null, after)),
                known.samePatient().stream()
                        .filter(other -> other.start() < end && wanted.start() < other.end())
                        .toList());
    }

    /**
     * The answer to an earlier try was lost, the row was not. It is ours to undo if it is still as it was booked, or as
     * an earlier try with another start booked it; once another client has changed it, it is theirs.
     */
    private BookingOutcome acceptedBefore(NewReservation wanted, ExistingRow row) {
        if (!row.patientName().equals(wanted.patientName()) || !wanted.phone().equals(row.phone())) {
            throw new IllegalArgumentException("the id belongs to another patient's reservation");
        }
        ReservationState state = row.state();
        boolean asWanted = state.status().equals(Status.CONFIRMED)
                && state.date().equals(wanted.date())
                && state.shownTime().equals(ReservationColumns.time(wanted.start()));
        ReservationChange change = new ReservationChange(wanted.id(), row.patientName(), null, state);
        return new BookingOutcome.Accepted(
                wanted.id(),
                asWanted || row.untouched() ? List.of(change) : List.of(),
                SamePatient.overlapping(transaction, wanted.id()));
    }

    /** One statement for everything: the cost of a booking is its round trips to the server. */
    private Preconditions preconditions(NewReservation wanted) {
        Field<List<ServiceOnDay>> service = ServiceOnDay.of(wanted.serviceId(), wanted.date());
        Field<List<SameTime>> samePatient = SamePatient.onDay(wanted.patientName(), wanted.phone(), wanted.date());
        var existing = RESERVATIONS.as("existing");
        Field<Boolean> untouched =
                DSL.field(existing.CREATEDAT.eq(existing.UPDATEDAT)).as("untouched");
        return transaction
                .select(writer.settings())
                .select(existing.PATIENTNAME, existing.PHONE, untouched, service, samePatient)
                .select(ReservationColumns.stateOf(existing))
                .from(DSL.selectOne().asTable("once"))
                .leftJoin(existing)
                .on(existing.ID.eq(wanted.id()))
                .fetchSingle(row -> new Preconditions(
                        row.get(existing.PATIENTNAME) == null
                                ? null
                                : new ExistingRow(
                                        row.get(existing.PATIENTNAME),
                                        row.get(existing.PHONE),
                                        ReservationColumns.state(row, existing),
                                        row.get(untouched)),
                        row.get(service).isEmpty() ? null : row.get(service).getFirst(),
                        row.get(samePatient)));
    }

    private ReservationState insert(NewReservation wanted, ServiceOnDay service) {
        return transaction
                .insertInto(RESERVATIONS)
                .set(RESERVATIONS.ID, wanted.id())
                .set(RESERVATIONS.PATIENTNAME, wanted.patientName())
                .set(RESERVATIONS.PHONE, wanted.phone())
                .set(RESERVATIONS.BIRTHDATE, wanted.birthDate().atStartOfDay())
                .set(RESERVATIONS.GENDER, wanted.gender().label())
                .set(
                        RESERVATIONS.TREATMENTTYPE,
                        wanted.firstVisit() ? WebsiteLabels.FIRST_VISIT : WebsiteLabels.FOLLOW_UP)
                .set(RESERVATIONS.PREFERREDDATE, wanted.date())
                .set(RESERVATIONS.PREFERREDTIME, ReservationColumns.time(wanted.start()))
                .set(RESERVATIONS.STATUS, WebsiteLabels.CONFIRMED)
                .set(RESERVATIONS.NOTES, wanted.notes())
                .set(RESERVATIONS.ADMINNOTES, wanted.memo())
                .set(RESERVATIONS.CREATEDAT, UtcTimestamps.STATEMENT)
                .set(RESERVATIONS.UPDATEDAT, UtcTimestamps.STATEMENT)
                .set(RESERVATIONS.STATUSCHANGEDAT, UtcTimestamps.STATEMENT)
                .set(RESERVATIONS.SERVICE, service.legacyType())
                .set(RESERVATIONS.SERVICEID, wanted.serviceId())
                .set(RESERVATIONS.SERVICENAME, service.name())
                .set(RESERVATIONS.ESTIMATEDDURATION, service.duration())
                .set(RESERVATIONS.PERIOD, ReservationColumns.period(wanted.start()))
                .set(RESERVATIONS.TIMESLOTSTART, ReservationColumns.time(wanted.start()))
                .set(RESERVATIONS.TIMESLOTEND, ReservationColumns.time(wanted.start() + service.duration()))
                .returningResult(ReservationColumns.stateOf(RESERVATIONS))
                .fetchSingle(row -> ReservationColumns.state(row, RESERVATIONS));
    }

    private void addToSeries(String reservationId, SeriesPart part) {
        transaction
                .insertInto(SERIES, SERIES.ID, SERIES.KIND)
                .values(part.seriesId(), part.kind().code())
                .onConflictDoNothing()
                .execute();
        transaction
                .insertInto(SERIES_PART, SERIES_PART.SERIES_ID, SERIES_PART.NUMBER, SERIES_PART.RESERVATION_ID)
                .values(part.seriesId(), part.number(), reservationId)
                .execute();
    }
}
