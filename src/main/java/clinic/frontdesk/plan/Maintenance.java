package clinic.frontdesk.plan;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.RULES_CHANGE;
import static clinic.frontdesk.tables.frontdesk.Tables.RULES_RECHECKED;
import static clinic.frontdesk.tables.frontdesk.Tables.UNCHECKED_WRITE;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background maintenance: checks reservations that were accepted unchecked, applies dated changes of services whose day has
 * come, and after a change of the rules checks all future days again. Every desk runs it; days locked by another client
 * are skipped.
 */
public final class Maintenance {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final DSLContext dsl;

    public Maintenance(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Runs all the pending work. */
    public int run() {
        return run(() -> false);
    }

    /**
     * Runs the pending work, one transaction per day. A day that another client has locked is left for the next run;
     * everything is left where this login may not write.
     *
     * @param stop whether to leave the rest for the next run; polled before each day
     * @return how many days were checked
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
        int unchecked = recheck(daysUnchecked(), stop);
        int changes = dsl.fetchCount(RULES_CHANGE);
        if (changes == rechecked()) {
            return unchecked;
        }
        List<LocalDate> ahead = daysAhead();
        int checked = recheck(ahead, stop);
        if (checked == ahead.size()) {
            dsl.update(RULES_RECHECKED)
                    .set(RULES_RECHECKED.CHANGES, (long) changes)
                    .where(RULES_RECHECKED.CHANGES.lt((long) changes))
                    .execute();
        }
        return unchecked + checked;
    }

    /** The number of rule changes that were followed by a check of all future days. */
    private long rechecked() {
        return Objects.requireNonNull(
                dsl.select(RULES_RECHECKED.CHANGES).from(RULES_RECHECKED).fetchSingle(RULES_RECHECKED.CHANGES));
    }

    /** The days with reservations that were accepted unchecked. */
    private List<LocalDate> daysUnchecked() {
        return dsl.selectDistinct(UNCHECKED_WRITE.DAY)
                .from(UNCHECKED_WRITE)
                .where(UNCHECKED_WRITE.SWEPT_AT.isNull())
                .and(isFinite(UNCHECKED_WRITE.DAY))
                .orderBy(UNCHECKED_WRITE.DAY)
                .fetch(UNCHECKED_WRITE.DAY);
    }

    /** The days from today on that have reservations or closures. */
    private List<LocalDate> daysAhead() {
        Field<LocalDate> today = Routines.clock().cast(SQLDataType.LOCALDATE);
        return dsl.select(OCCUPANCY.DAY)
                .from(OCCUPANCY)
                .where(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.DAY.ge(today))
                .and(isFinite(OCCUPANCY.DAY))
                .union(DSL.select(CLOSURE.DAY).from(CLOSURE).where(CLOSURE.DAY.ge(today)))
                .orderBy(1)
                .fetch(OCCUPANCY.DAY);
    }

    /** {@code infinity} has no {@link LocalDate}, and nothing is booked there. */
    private static Condition isFinite(Field<LocalDate> day) {
        return DSL.condition(DSL.function("isfinite", SQLDataType.BOOLEAN, day));
    }

    private int recheck(List<LocalDate> days, BooleanSupplier stop) {
        int done = 0;
        for (LocalDate day : days) {
            if (stop.getAsBoolean()) {
                break;
            }
            try {
                dsl.transaction(inside -> {
                    inside.dsl().execute("SET LOCAL lock_timeout = '500ms'");
                    Routines.recheckDay(inside, day);
                });
                done++;
            } catch (DataAccessException e) {
                if (!SqlStates.retryable(e)) {
                    throw e;
                }
                LOG.info("Day {} is locked and will be checked later ({})", day, SqlStates.of(e));
            }
        }
        return done;
    }
}
