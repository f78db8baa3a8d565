package clinic.frontdesk.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Held by the one desk that upgrades, from before the first script to the last row, on a connection of its own. Others
 * poll for it: a session that waits inside the server for it would keep a concurrent index build waiting too.
 */
final class UpgradeLock {

    /** "frontdes" in ASCII. */
    static final long KEY = 0x66726f6e74646573L;

    private static final Logger LOG = LoggerFactory.getLogger(UpgradeLock.class);

    private UpgradeLock() {}

    /** What is done under the lock. */
    interface Work<T> {
        T run() throws UpgradeRefusedException;
    }

    /**
     * Takes it, works and gives it back; refuses with the name of its holder when the wait for it is over.
     *
     * @param listener told that another desk is at work, and asked whether to go on waiting
     */
    static <T> T holding(DataSource source, Duration wait, UpgradeListener listener, Work<T> work)
            throws UpgradeRefusedException {
        Connection connection = open(source);
        try {
            DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
            Patience patience = new Patience(wait);
            boolean told = false;
            while (!dsl.fetchSingle("SELECT pg_try_advisory_lock({0}) AS taken", DSL.inline(KEY))
                    .get("taken", boolean.class)) {
                if (!told) {
                    told = true;
                    listener.waitsForAnother();
                }
                if (!listener.mayBegin()) {
                    throw new UpgradeRefusedException(new UpgradeRefusal.Postponed());
                }
                if (!patience.pause()) {
                    throw new UpgradeRefusedException(new UpgradeRefusal.LockedByAnother(Sessions.holderOf(dsl, KEY)));
                }
            }
            try {
                return work.run();
            } finally {
                giveBack(dsl);
            }
        } finally {
            close(connection);
        }
    }

    private static void giveBack(DSLContext dsl) {
        try {
            dsl.execute("SELECT pg_advisory_unlock({0})", DSL.inline(KEY));
        } catch (DataAccessException e) {
            // The session is gone, and the lock with it.
            LOG.warn("The upgrade's lock was lost before it was given back: {}", e.getMessage());
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
