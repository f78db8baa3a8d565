package clinic.frontdesk.plan;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background maintenance: applies dated changes of services whose day has come, and sweeps days: those with reservations
 * that were accepted unchecked, those judged before the last change of the rules, and now and then those whose intervals
 * are not what the reservations say; and removes what is kept of visits that are gone. Every desk runs it; days locked by another client are left for the next run. Not
 * thread-safe.
 */
public final class Maintenance {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    /** How far ahead the lock rows of days are made, so that the website's writes need not make them. */
    private static final int DAYS_AHEAD = 400;

    /** How often all coming reservations are compared with their intervals. */
    private static final Duration FULL_COMPARISON = Duration.ofMinutes(10);

    private final DSLContext dsl;

    /** Days whose sweep failed for a reason that is not temporary; each is logged once. */
    private final Set<String> failed = new HashSet<>();

    private boolean compared;
    private long lastComparison;

    public Maintenance(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Runs all the pending work. */
    public int run() {
        return run(() -> false);
    }

    /**
     * Runs the pending work, one transaction per day; everything is left where this login may not write.
     *
     * @param stop whether to leave the rest for the next run; polled before each day
     * @return how many days were swept
     * @throws DataAccessException when the database is out of reach
     */
    public int run(BooleanSupplier stop) {
        try {
            return runPending(stop);
        } catch (DataAccessException e) {
            if (SqlStates.writeNotPermitted(e)) {
                LOG.info("Maintenance is left to a desk that may write ({})", SqlStates.of(e));
                return 0;
            }
            throw e;
        }
    }

    private int runPending(BooleanSupplier stop) {
        dsl.transaction(inside -> Routines.applyServiceChanges(inside));
        Set<String> days = new LinkedHashSet<>(days("days_to_sweep"));
        if (!compared || System.nanoTime() - lastComparison > FULL_COMPARISON.toNanos()) {
            dsl.transaction(inside -> Routines.makeDayLocks(inside, DAYS_AHEAD));
            dsl.transaction(inside -> Routines.removeEndedVisits(inside));
            days.addAll(days("days_out_of_step"));
            compared = true;
            lastComparison = System.nanoTime();
        }
        int swept = 0;
        for (String day : days) {
            if (stop.getAsBoolean()) {
                // The next run compares again, as the days found are not all swept.
                compared = false;
                break;
            }
            swept += sweep(day) ? 1 : 0;
        }
        return swept;
    }

    /** As text: PostgreSQL's dates reach beyond those of {@link java.time.LocalDate}. */
    private List<String> days(String function) {
        Field<String> day = DSL.field(DSL.name("day"), SQLDataType.CLOB);
        return dsl.select(day.cast(SQLDataType.CLOB))
                .from(DSL.table("{0}()", DSL.name("frontdesk", function)).as("found", "day"))
                .fetch(0, String.class);
    }

    /** Each day by itself: one that cannot be swept must not keep the later ones from it. */
    private boolean sweep(String day) {
        try {
            dsl.transaction(inside -> {
                inside.dsl().execute("SET LOCAL lock_timeout = '500ms'");
                inside.dsl()
                        .select(DSL.function(
                                DSL.name("frontdesk", "recheck_day"),
                                SQLDataType.CLOB,
                                DSL.val(day).cast(SQLDataType.LOCALDATE)))
                        .fetch();
            });
            failed.remove(day);
            return true;
        } catch (DataAccessException e) {
            switch (DatabaseFailures.classify(e)) {
                case Failure.Retryable locked ->
                    LOG.info("Day {} is locked and will be swept later ({})", day, SqlStates.of(e));
                case Failure.Unforeseen unforeseen -> {
                    if (failed.add(day)) {
                        LOG.error(
                                "Day {} cannot be swept {}",
                                day,
                                ErrorReport.of(e).details());
                    }
                }
                default -> throw e;
            }
            return false;
        }
    }
}
