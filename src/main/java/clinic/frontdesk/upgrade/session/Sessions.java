package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Other sessions of the database. */
public final class Sessions {

    private static final String COLUMNS = """
        SELECT a.pid, coalesce(a.usename, '') AS login, coalesce(a.application_name, '') AS application,
               host(a.client_addr) AS address, a.state,
               coalesce(extract(epoch FROM clock_timestamp() - a.xact_start)::bigint, 0) AS seconds
        FROM pg_catalog.pg_stat_activity AS a
        """;

    private static final String SESSION = COLUMNS + """
        WHERE a.pid <> pg_backend_pid() AND a.datid = (SELECT oid FROM pg_catalog.pg_database
                                                       WHERE datname = current_database())
          AND EXISTS (SELECT FROM pg_catalog.pg_locks AS l WHERE l.pid = a.pid AND l.granted AND %s)
        ORDER BY a.xact_start NULLS LAST, a.pid
        LIMIT 1
        """;

    private static final String ON_OUR_TABLES = """
        l.locktype = 'relation' AND l.database = a.datid AND l.relation IN (
            SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = 'frontdesk' OR (n.nspname = 'public'
              AND c.relname IN ('reservations', 'services', 'clinic_time_slots', 'service_reservation_limits')))
        """;

    private Sessions() {}

    /** The session whose transaction is the oldest of those that hold a lock on a table of the upgrade. */
    public static @Nullable BlockingSession inTheWay(DSLContext dsl) {
        return first(dsl, String.format(Locale.ROOT, SESSION, ON_OUR_TABLES));
    }

    /** The session that holds an advisory lock. */
    static @Nullable BlockingSession holderOf(DSLContext dsl, long key) {
        return first(
                dsl,
                String.format(
                        Locale.ROOT,
                        SESSION,
                        "l.locktype = 'advisory' AND l.database = a.datid AND l.objsubid = 1 AND l.classid = "
                                + (key >>> 32) + " AND l.objid = " + (key & 0xffff_ffffL)));
    }

    /** The session of a server process. */
    static @Nullable BlockingSession of(DSLContext dsl, int pid) {
        return session(dsl.fetchOne(COLUMNS + " WHERE a.pid = {0}", DSL.val(pid)));
    }

    /** The number of other desks that are connected; the connections of one desk share a name. */
    public static int otherDesks(DSLContext dsl) {
        return dsl.fetchSingle(
                        "SELECT count(DISTINCT a.application_name)::integer AS desks"
                                + " FROM pg_catalog.pg_stat_activity AS a"
                                + " WHERE starts_with(a.application_name, {0})"
                                + " AND a.application_name <> current_setting('application_name')"
                                + " AND a.datname = current_database()",
                        DSL.val(ClinicDatabase.PROGRAM))
                .get("desks", int.class);
    }

    private static @Nullable BlockingSession first(DSLContext dsl, String query) {
        return session(dsl.fetchOne(query));
    }

    private static @Nullable BlockingSession session(@Nullable Record row) {
        return row == null
                ? null
                : new BlockingSession(
                        row.get("pid", int.class),
                        row.get("login", String.class),
                        row.get("application", String.class),
                        row.get("address", String.class),
                        row.get("state", String.class),
                        row.get("seconds", long.class));
    }
}
