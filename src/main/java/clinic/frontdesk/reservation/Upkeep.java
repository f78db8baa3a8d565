package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.UNCHECKED_WRITE;

import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What falls due without anybody asking: rows that nobody could check are swept up, and changes of services whose day
 * has come are written. Every desk does it; what one is at, another leaves.
 */
public final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final DSLContext dsl;

    public Upkeep(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Does what is due, a day at a time, and answers on how many days it did anything. A day that somebody holds is left
     * for the next time.
     *
     * @throws DataAccessException when the database is out of reach
     */
    public int run() {
        dsl.transaction(inside -> Routines.applyServiceChanges(inside));
        int swept = 0;
        for (LocalDate day : due()) {
            if (recheck(day)) {
                swept++;
            }
        }
        return swept;
    }

    private List<LocalDate> due() {
        return dsl.selectDistinct(UNCHECKED_WRITE.DAY)
                .from(UNCHECKED_WRITE)
                .where(UNCHECKED_WRITE.SWEPT_AT.isNull())
                .orderBy(UNCHECKED_WRITE.DAY)
                .fetch(UNCHECKED_WRITE.DAY);
    }

    private boolean recheck(LocalDate day) {
        try {
            dsl.transaction(inside -> {
                inside.dsl().execute("SET LOCAL lock_timeout = '500ms'");
                Routines.recheckDay(inside, day);
            });
            return true;
        } catch (DataAccessException e) {
            if (!JooqBookings.RETRYABLE.contains(e.sqlState())) {
                throw e;
            }
            LOG.info("The day {} is held and will be checked later ({})", day, e.sqlState());
            return false;
        }
    }
}
