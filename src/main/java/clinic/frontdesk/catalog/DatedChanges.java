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
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/**
 * Planned changes of a service's minutes, each in force from a future day on. Reservations keep the minutes that they were
 * booked with; new reservations for that day or a later one take the changed minutes.
 */
public final class DatedChanges {

    private final DSLContext dsl;

    public DatedChanges(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The result of writing a planned change again. */
    public enum Rewritten {
        DONE,
        /** What is planned is neither what was nor what is wanted, or it is in force already. Nothing was written. */
        CHANGED,
        /** The day has come: nothing can be planned for it any more. Nothing was written. */
        NOT_AHEAD
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
            String name = lock(transaction, serviceId);
            if (name == null) {
                return new DatedChangeOutcome.NoSuchService();
            }
            TermsChange before = planned(transaction, serviceId, change.from());
            write(transaction, serviceId, change);
            int booked = transaction.fetchCount(
                    RESERVATIONS,
                    RESERVATIONS
                            .SERVICEID
                            .eq(serviceId)
                            .and(RESERVATIONS.PREFERREDDATE.ge(change.from()))
                            .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED)));
            return new DatedChangeOutcome.Planned(
                    booked, new TermsWrite(serviceId, name, change.from(), before, change));
        });
    }

    /** Withdraws the change that is planned for a day; empty where there is none. */
    public Optional<TermsWrite> withdraw(String serviceId, LocalDate from) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            String name = lock(transaction, serviceId);
            TermsChange before = planned(transaction, serviceId, from);
            if (before == null) {
                return Optional.empty();
            }
            remove(transaction, serviceId, from);
            return Optional.of(new TermsWrite(serviceId, name == null ? serviceId : name, from, before, null));
        });
    }

    /** Writes what was planned after a write, if what is planned is what was before it, or is as wanted already. */
    public Rewritten rewrite(TermsWrite write) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            TermsChange wanted = write.after();
            boolean exists = lock(transaction, write.serviceId()) != null;
            TermsChange now = planned(transaction, write.serviceId(), write.from());
            if (Objects.equals(now, wanted)) {
                return Rewritten.DONE;
            }
            if (!exists || !Objects.equals(now, write.before())) {
                return Rewritten.CHANGED;
            }
            if (!write.from().isAfter(today(transaction))) {
                return Rewritten.NOT_AHEAD;
            }
            if (wanted == null) {
                remove(transaction, write.serviceId(), write.from());
            } else {
                write(transaction, write.serviceId(), wanted);
            }
            return Rewritten.DONE;
        });
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

    /**
     * Locks a service against other writers of its plans, and returns its name; null where it does not exist. Bookings
     * that refer to it do not wait.
     */
    private static @Nullable String lock(DSLContext transaction, String serviceId) {
        return transaction
                .select(SERVICES.NAME)
                .from(SERVICES)
                .where(SERVICES.ID.eq(serviceId))
                .forNoKeyUpdate()
                .fetchOne(SERVICES.NAME);
    }

    private static @Nullable TermsChange planned(DSLContext transaction, String serviceId, LocalDate from) {
        return transaction
                .select(SERVICE_CHANGE.FROM_DAY, SERVICE_CHANGE.DURATION_MINUTES, SERVICE_CHANGE.BUFFER_MINUTES)
                .from(SERVICE_CHANGE)
                .where(isPlanned(serviceId, from))
                .fetchOne(Records.mapping(TermsChange::new));
    }

    private static void write(DSLContext transaction, String serviceId, TermsChange change) {
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
    }

    private static void remove(DSLContext transaction, String serviceId, LocalDate from) {
        transaction.deleteFrom(SERVICE_CHANGE).where(isPlanned(serviceId, from)).execute();
    }

    private static Condition isPlanned(String serviceId, LocalDate from) {
        return SERVICE_CHANGE
                .SERVICE_ID
                .eq(serviceId)
                .and(SERVICE_CHANGE.FROM_DAY.eq(from))
                .and(SERVICE_CHANGE.APPLIED_AT.isNull());
    }

    private static LocalDate today(DSLContext transaction) {
        var clock = Routines.clock();
        return Objects.requireNonNull(transaction.select(clock).fetchSingle(clock))
                .toLocalDate();
    }
}
