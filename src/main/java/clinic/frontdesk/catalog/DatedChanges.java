package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_CHANGE;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.schedule.ServiceTerms.TermsChange;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Records;

/**
 * Planned changes of a service's minutes, each in force from a future day on. Reservations keep the minutes that they were
 * booked with; new reservations for that day or a later one take the changed minutes.
 */
public final class DatedChanges {

    private final DSLContext dsl;

    public DatedChanges(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Plans a change, in place of one for the same day.
     *
     * @throws IllegalArgumentException when the duration is not 1 to 480 or the buffer not 0 to 120 minutes
     */
    public DatedChangeOutcome plan(String serviceId, TermsChange change) {
        if (!ServiceProblems.none("-", change.duration(), change.buffer())) {
            throw new IllegalArgumentException("not the minutes of a service: " + change);
        }
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            if (!change.from().isAfter(today(transaction))) {
                return new DatedChangeOutcome.NotAhead();
            }
            if (!transaction.fetchExists(SERVICES, SERVICES.ID.eq(serviceId))) {
                return new DatedChangeOutcome.NoSuchService();
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
            return new DatedChangeOutcome.Planned(transaction.fetchCount(
                    RESERVATIONS,
                    RESERVATIONS
                            .SERVICEID
                            .eq(serviceId)
                            .and(RESERVATIONS.PREFERREDDATE.ge(change.from()))
                            .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED))));
        });
    }

    /** Withdraws the change that is planned for a day; false where there is none. */
    public boolean withdraw(String serviceId, LocalDate from) {
        return dsl.deleteFrom(SERVICE_CHANGE)
                        .where(SERVICE_CHANGE.SERVICE_ID.eq(serviceId))
                        .and(SERVICE_CHANGE.FROM_DAY.eq(from))
                        .and(SERVICE_CHANGE.APPLIED_AT.isNull())
                        .execute()
                > 0;
    }

    /** The planned changes of a service, by day. */
    public List<TermsChange> planned(String serviceId) {
        return dsl.select(SERVICE_CHANGE.FROM_DAY, SERVICE_CHANGE.DURATION_MINUTES, SERVICE_CHANGE.BUFFER_MINUTES)
                .from(SERVICE_CHANGE)
                .where(SERVICE_CHANGE.SERVICE_ID.eq(serviceId))
                .and(SERVICE_CHANGE.APPLIED_AT.isNull())
                .orderBy(SERVICE_CHANGE.FROM_DAY)
                .fetch(Records.mapping(TermsChange::new));
    }

    private static LocalDate today(DSLContext transaction) {
        var clock = Routines.clock();
        return Objects.requireNonNull(transaction.select(clock).fetchSingle(clock))
                .toLocalDate();
    }
}
