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
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What falls due without anybody asking: rows that nobody could check are swept up, changes of services whose day has
 * come are written, and after a change of openings the days to come are looked through for what no longer fits. Every
 * desk does it; what one is at, another leaves.
 */
public final class Maintenance {

    private static final Logger LOG = LoggerFactory.getLogger(Maintenance.class);

    private final DSLContext dsl;

    public Maintenance(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Does what is due, a day at a time, and answers on how many days it did anything. A day that somebody holds is left
     * for the next time, and all of it where this login may not write.
     *
     * @throws DataAccessException when the database is out of reach
     */
    public int run() {
        try {
            return keepUp();
        } catch (DataAccessException e) {
            if (SqlStates.writeNotPermitted(e)) {
                LOG.info("What is due is left to a desk that may write ({})", SqlStates.of(e));
                return 0;
            }
            throw e;
        }
    }

    private int keepUp() {
        dsl.transaction(inside -> Routines.applyServiceChanges(inside));
        int swept = recheck(unswept());
        int changes = dsl.fetchCount(RULES_CHANGE);
        if (changes == rechecked()) {
            return swept;
        }
        List<LocalDate> ahead = ahead();
        int looked = recheck(ahead);
        if (looked == ahead.size()) {
            dsl.update(RULES_RECHECKED)
                    .set(RULES_RECHECKED.CHANGES, (long) changes)
                    .where(RULES_RECHECKED.CHANGES.lt((long) changes))
                    .execute();
        }
        return swept + looked;
    }

    private long rechecked() {
        return dsl.select(RULES_RECHECKED.CHANGES)
                .from(RULES_RECHECKED)
                .fetchSingle()
                .value1();
    }

    private List<LocalDate> unswept() {
        return dsl.selectDistinct(UNCHECKED_WRITE.DAY)
                .from(UNCHECKED_WRITE)
                .where(UNCHECKED_WRITE.SWEPT_AT.isNull())
                .and(isFinite(UNCHECKED_WRITE.DAY))
                .orderBy(UNCHECKED_WRITE.DAY)
                .fetch(UNCHECKED_WRITE.DAY);
    }

    /** The days from today on on which anything is booked or closed. */
    private List<LocalDate> ahead() {
        Field<LocalDate> today = Routines.clock().cast(SQLDataType.LOCALDATE);
        return dsl.select(OCCUPANCY.DAY)
                .from(OCCUPANCY)
                .where(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.DAY.ge(today))
                .and(isFinite(OCCUPANCY.DAY))
                .union(DSL.select(CLOSURE.DAY).from(CLOSURE).where(CLOSURE.DAY.ge(today)))
                .orderBy(1)
                .fetch(row -> row.value1());
    }

    /** A day at infinity is none that Java knows, and nothing is booked there. */
    private static Condition isFinite(Field<LocalDate> day) {
        return DSL.condition(DSL.function("isfinite", SQLDataType.BOOLEAN, day));
    }

    private int recheck(List<LocalDate> days) {
        int done = 0;
        for (LocalDate day : days) {
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
                LOG.info("The day {} is held and will be checked later ({})", day, SqlStates.of(e));
            }
        }
        return done;
    }
}
