package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The advisory lock of the one desk that upgrades, held from before the first script to the last row on a connection of
 * its own. Other desks poll for it: a session that waited for it inside the server would block a concurrent index
 * build.
 */
public final class UpgradeLock {

    /** "frontdes" in ASCII. */
    public static final long KEY = 0x66726f6e74646573L;

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeLock.class);

    private UpgradeLock() {}

    /** Work that is done under the lock. */
    public interface LockedWork<T> {
        T run() throws UpgradeRefusedException;
    }

    /**
     * Acquires the lock, does the work and releases the lock.
     *
     * @param wait how long to poll while another desk holds it
     * @param onWait run once, when another desk is found to hold it
     * @param goOn asked before each pause whether to go on waiting
     * @throws UpgradeRefusedException when the wait is over or called off, and what the work throws
     */
    public static <T> T holding(
            DataSource source, Duration wait, Runnable onWait, BooleanSupplier goOn, LockedWork<T> work)
            throws UpgradeRefusedException {
        Connection connection = open(source);
        try {
            DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
            RetryBudget retries = new RetryBudget(wait);
            boolean told = false;
            while (!dsl.fetchSingle("SELECT pg_try_advisory_lock({0}) AS taken", DSL.inline(KEY))
                    .get("taken", boolean.class)) {
                if (!told) {
                    told = true;
                    onWait.run();
                }
                if (!goOn.getAsBoolean()) {
                    throw new UpgradeRefusedException(new UpgradeRefusal.Postponed());
                }
                if (!retries.pause()) {
                    throw new UpgradeRefusedException(new UpgradeRefusal.LockedByAnother(Sessions.holderOf(dsl, KEY)));
                }
            }
            try {
                return work.run();
            } finally {
                release(dsl);
            }
        } finally {
            close(connection);
        }
    }

    private static void release(DSLContext dsl) {
        try {
            dsl.execute("SELECT pg_advisory_unlock({0})", DSL.inline(KEY));
        } catch (DataAccessException e) {
            // The session is gone and the lock with it.
            LOG.warn("The upgrade's lock was lost before it was released: {}", e.getMessage());
        }
    }

    private static Connection open(DataSource source) {
        try {
            Connection connection = source.getConnection();
            connection.setAutoCommit(true);
            return connection;
        } catch (SQLException e) {
            throw new DataAccessException("no connection for the upgrade's lock", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection did not close", e);
        }
    }
}
