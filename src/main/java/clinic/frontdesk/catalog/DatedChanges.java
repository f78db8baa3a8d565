package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_CHANGE;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.schedule.ServiceTerms.TermsChange;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.public_.enums.DbReservationStatus;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/**
 * Changes of a service's minutes that hold from a day to come. What is booked keeps the minutes that it was booked with;
 * what is booked from now on for that day or a later one takes the new ones.
 */
public final class DatedChanges {

    private final DSLContext dsl;

    public DatedChanges(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** How planning a change ended. */
    public sealed interface Outcome {

        /** It stands; {@code booked} reservations from that day on keep their old minutes. */
        record Planned(int booked) implements Outcome {}

        /** The day has come or gone by: such a change is made in the service itself. */
        record NotAhead() implements Outcome {}

        /** There is no such service. */
        record Gone() implements Outcome {}
    }

    /**
     * Plans a change, in place of one for the same day.
     *
     * @throws IllegalArgumentException when the minutes are not 1 to 480, and 0 to 120
     */
    public Outcome plan(String serviceId, TermsChange change) {
        if (!ServiceProblems.none("-", change.duration(), change.buffer())) {
            throw new IllegalArgumentException("not the minutes of a service: " + change);
        }
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            if (!change.from().isAfter(today(transaction))) {
                return new Outcome.NotAhead();
            }
            if (!transaction.fetchExists(SERVICES, SERVICES.ID.eq(serviceId))) {
                return new Outcome.Gone();
            }
            transaction
                    .insertInto(
                            SERVICE_CHANGE,
                            SERVICE_CHANGE.SERVICE_ID,
                            SERVICE_CHANGE.FROM_DAY,
                            SERVICE_CHANGE.DURATION_MINUTES,
                            SERVICE_CHANGE.BUFFER_MINUTES)
                    .values(serviceId, change.from(), change.duration(), change.buffer())
                    .onConflict(SERVICE_CHANGE.SERVICE_ID, SERVICE_CHANGE.FROM_DAY)
                    .doUpdate()
                    .set(SERVICE_CHANGE.DURATION_MINUTES, change.duration())
                    .set(SERVICE_CHANGE.BUFFER_MINUTES, change.buffer())
                    .execute();
            return new Outcome.Planned(transaction.fetchCount(
                    RESERVATIONS,
                    RESERVATIONS
                            .SERVICEID
                            .eq(serviceId)
                            .and(RESERVATIONS.PREFERREDDATE.ge(change.from()))
                            .and(RESERVATIONS.STATUS.in(DbReservationStatus.PENDING, DbReservationStatus.CONFIRMED))));
        });
    }

    /** Takes back what is planned for a day, and answers whether anything was. */
    public boolean withdraw(String serviceId, LocalDate from) {
        return dsl.deleteFrom(SERVICE_CHANGE)
                        .where(SERVICE_CHANGE.SERVICE_ID.eq(serviceId))
                        .and(SERVICE_CHANGE.FROM_DAY.eq(from))
                        .and(SERVICE_CHANGE.APPLIED_AT.isNull())
                        .execute()
                > 0;
    }

    /** What is planned for a service, by day. */
    public List<TermsChange> planned(String serviceId) {
        return dsl.select(SERVICE_CHANGE.FROM_DAY, SERVICE_CHANGE.DURATION_MINUTES, SERVICE_CHANGE.BUFFER_MINUTES)
                .from(SERVICE_CHANGE)
                .where(SERVICE_CHANGE.SERVICE_ID.eq(serviceId))
                .and(SERVICE_CHANGE.APPLIED_AT.isNull())
                .orderBy(SERVICE_CHANGE.FROM_DAY)
                .fetch(Records.mapping(TermsChange::new));
    }

    private static LocalDate today(DSLContext transaction) {
        return transaction.select(Routines.clock()).fetchSingle().value1().toLocalDate();
    }
}
