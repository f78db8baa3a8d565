package clinic.frontdesk.upgrade;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;

/**
 * What other programs have put on the reservations and what the server holds ready for this login: all that an upgrade
 * meets. Read from the catalog; nothing is written.
 *
 * @param findings everything that matters, one English phrase each
 * @param obstacles those of it with which the upgrade would not end well
 * @param firing the names of other programs' triggers that would fire on every row that is filled
 */
record Surroundings(List<String> findings, List<String> obstacles, Set<String> firing) {

    /** The columns that the fill writes. */
    private static final String FILLED =
            "ARRAY ['serviceId', 'serviceName', 'estimatedDuration', 'period', 'timeSlotStart', 'timeSlotEnd']";

    private static final String TABLE = """
        (SELECT c.oid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
         WHERE n.nspname = 'public' AND c.relname = 'reservations')\
        """;

    /** All triggers but the desk's and the server's own. */
    private static final String TRIGGERS = """
        SELECT t.tgname::text AS name, t.tgenabled::text AS enabled,
               (t.tgtype & 16) <> 0 AND (t.tgattr::text = '' OR EXISTS (
                    SELECT FROM pg_catalog.pg_attribute AS a
                    WHERE a.attrelid = t.tgrelid AND a.attnum = ANY (t.tgattr::smallint[]) AND a.attname = ANY (FILLED)))
                    AS on_fill
        FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
        WHERE t.tgrelid = TABLE AND NOT t.tgisinternal
          AND p.pronamespace IS DISTINCT FROM pg_catalog.to_regnamespace('frontdesk')::oid
        ORDER BY t.tgname
        """;

    private static final String RULES = """
        SELECT r.rulename::text AS name, r.ev_enabled::text AS enabled, r.ev_type::text AS event
        FROM pg_catalog.pg_rewrite AS r WHERE r.ev_class = TABLE AND r.rulename <> '_RETURN' ORDER BY r.rulename
        """;

    private static final String CHECKS = """
        SELECT k.conname::text AS name, k.convalidated AS validated,
               pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS expression
        FROM pg_catalog.pg_constraint AS k WHERE k.conrelid = TABLE AND k.contype = 'c' ORDER BY k.conname
        """;

    private static final String INHERITANCE = """
        SELECT i.inhrelid::regclass::text AS child, i.inhparent::regclass::text AS parent, i.inhparent = TABLE AS below
        FROM pg_catalog.pg_inherits AS i WHERE i.inhparent = TABLE OR i.inhrelid = TABLE ORDER BY 1, 2
        """;

    /** Publications that send the updates of the fill. */
    private static final String PUBLICATIONS = """
        SELECT p.pubname::text AS name, c.relreplident::text AS identity,
               CASE c.relreplident WHEN 'f' THEN true WHEN 'n' THEN false
                    ELSE EXISTS (SELECT FROM pg_catalog.pg_index AS x WHERE x.indrelid = c.oid
                                 AND CASE c.relreplident WHEN 'd' THEN x.indisprimary ELSE x.indisreplident END) END
                    AS identified
        FROM pg_catalog.pg_publication AS p, pg_catalog.pg_class AS c
        WHERE c.oid = TABLE AND p.pubupdate AND (p.puballtables OR EXISTS (
              SELECT FROM pg_catalog.pg_publication_tables AS t
              WHERE t.pubname = p.pubname AND t.schemaname = 'public' AND t.tablename = 'reservations'))
        ORDER BY p.pubname
        """;

    private static final String VIEWS = """
        SELECT DISTINCT r.ev_class::regclass::text AS name
        FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_rewrite AS r ON r.oid = d.objid
        WHERE d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.refclassid = 'pg_catalog.pg_class'::regclass
          AND d.refobjid = TABLE AND r.ev_class <> TABLE ORDER BY 1
        """;

    private static final String ROW_SECURITY = """
        SELECT c.relrowsecurity AS enabled, pg_catalog.row_security_active(c.oid) AS active
        FROM pg_catalog.pg_class AS c WHERE c.oid = TABLE
        """;

    private static final String PREPARED = """
        SELECT DISTINCT x.gid, x.owner::text AS owner, x.prepared::text AS since, c.relname::text AS relation
        FROM pg_catalog.pg_prepared_xacts AS x
        JOIN pg_catalog.pg_locks AS l ON l.transactionid = x.transaction AND l.locktype = 'transactionid'
        JOIN pg_catalog.pg_locks AS held ON held.virtualtransaction = l.virtualtransaction
             AND held.locktype = 'relation'
             AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        JOIN pg_catalog.pg_class AS c ON c.oid = held.relation
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
        WHERE x.database = current_database()
          AND (n.nspname = 'frontdesk' OR (n.nspname = 'public' AND c.relname IN
               ('reservations', 'services', 'clinic_time_slots', 'service_reservation_limits')))
        ORDER BY x.gid
        """;

    /** Settings that a role or the database gives its sessions; the desk's own sessions set these themselves. */
    private static final String SETTINGS = """
        SELECT coalesce('the login ' || r.rolname, 'the database') AS of, one AS setting
        FROM pg_catalog.pg_db_role_setting AS s
        LEFT JOIN pg_catalog.pg_roles AS r ON r.oid = s.setrole, unnest(s.setconfig) AS one
        WHERE s.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()))
          AND (s.setrole = 0 OR r.rolname = current_user)
          AND split_part(lower(one), '=', 1) IN ('statement_timeout', 'lock_timeout', 'transaction_timeout',
              'idle_in_transaction_session_timeout', 'default_transaction_read_only', 'default_transaction_isolation',
              'session_replication_role', 'row_security', 'standard_conforming_strings', 'timezone', 'search_path')
        ORDER BY 1, 2
        """;

    Surroundings {
        findings = List.copyOf(findings);
        obstacles = List.copyOf(obstacles);
        firing = Set.copyOf(firing);
    }

    /** Reads what stands around the reservations; nothing where that table is missing. */
    static Surroundings read(DSLContext dsl) {
        List<String> findings = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        Set<String> firing = new LinkedHashSet<>();
        boolean quiet = mayBeSilenced(dsl);
        for (Record trigger : dsl.fetch(catalog(TRIGGERS))) {
            String name = trigger.get("name", String.class);
            String enabled = trigger.get("enabled", String.class);
            boolean fires = trigger.get("on_fill", boolean.class) && fires(enabled, quiet);
            if (fires) {
                firing.add(name);
            }
            findings.add("trigger " + name + " of reservations (" + mode(enabled) + "): "
                    + (fires ? "would fire on every row that is filled" : "would not fire while rows are filled"));
        }
        for (Record rule : dsl.fetch(catalog(RULES))) {
            String what = "rule " + rule.get("name", String.class) + " of reservations ("
                    + mode(rule.get("enabled", String.class)) + ")";
            findings.add(what);
            boolean rewritesWrites = Set.of("2", "3", "4").contains(rule.get("event", String.class));
            if (rewritesWrites && !rule.get("enabled", String.class).equals("D")) {
                obstacles.add(what + " rewrites what is written; disable it or make it a trigger");
            }
        }
        checks(dsl, findings);
        for (Record row : dsl.fetch(catalog(INHERITANCE))) {
            String what = row.get("below", boolean.class)
                    ? "table " + row.get("child", String.class) + " inherits from reservations"
                    : "reservations inherits from table " + row.get("parent", String.class);
            findings.add(what);
            obstacles.add(what + "; its rows would be read as reservations: ALTER TABLE … NO INHERIT ends that");
        }
        for (Record row : dsl.fetch(catalog(PUBLICATIONS))) {
            String what = "publication " + row.get("name", String.class)
                    + " sends every row that is filled (replica identity: "
                    + identity(row.get("identity", String.class)) + ")";
            findings.add(what);
            if (!row.get("identified", boolean.class)) {
                obstacles.add(what + ", and without a replica identity the server refuses to change rows:"
                        + " ALTER TABLE reservations REPLICA IDENTITY … gives one");
            }
        }
        dsl.fetch(catalog(VIEWS))
                .forEach(row -> findings.add(
                        "view " + row.get("name", String.class) + " reads reservations; it stays as it is"));
        for (Record row : dsl.fetch(catalog(ROW_SECURITY))) {
            if (row.get("enabled", boolean.class)) {
                findings.add("row security of reservations");
            }
            if (row.get("active", boolean.class)) {
                obstacles.add("row security of reservations hides rows from this login; use one with BYPASSRLS");
            }
        }
        for (Record row : dsl.fetch(PREPARED)) {
            String what = "prepared transaction '" + row.get("gid", String.class) + "' of "
                    + row.get("owner", String.class) + " since " + row.get("since", String.class) + " locks "
                    + row.get("relation", String.class);
            findings.add(what);
            obstacles.add(what + "; COMMIT PREPARED or ROLLBACK PREPARED ends it");
        }
        dsl.fetch(SETTINGS)
                .forEach(row -> findings.add("setting " + row.get("setting", String.class) + " of "
                        + row.get("of", String.class) + "; the desk's sessions set their own"));
        return new Surroundings(findings, obstacles, firing);
    }

    /** Constraints that rows break which are older than they are: the server checks them when such a row is filled. */
    private static void checks(DSLContext dsl, List<String> findings) {
        for (Record check : dsl.fetch(catalog(CHECKS))) {
            String name = "constraint " + check.get("name", String.class) + " of reservations";
            try {
                long broken = rowsWhere(dsl, "NOT (" + check.get("expression", String.class) + ")");
                if (broken > 0) {
                    findings.add(name + ": " + broken + " rows break it; they are skipped, listed and flagged");
                } else if (!check.get("validated", boolean.class)) {
                    findings.add(name + " is not valid yet; no row breaks it");
                }
            } catch (DataAccessException e) {
                if (!SqlStates.statementRejected(SqlStates.of(e)) && !SqlStates.rowRejected(e)) {
                    throw e;
                }
                findings.add(name + " cannot be computed for all rows (" + SqlStates.of(e)
                        + "); those are skipped, listed and flagged");
            }
        }
    }

    /** By plain JDBC: jOOQ's templates and JDBC's escapes would interpret what the expression holds. */
    private static long rowsWhere(DSLContext dsl, String condition) {
        return dsl.connectionResult(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet rows =
                        statement.executeQuery("SELECT count(*) FROM ONLY public.reservations WHERE " + condition)) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /** Refuses what would not end well, or not without other programs' triggers that nobody has allowed to fire. */
    void check(Set<String> allowedTriggers, boolean fills) throws UpgradeRefusedException {
        if (!obstacles.isEmpty()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.Obstructed(obstacles));
        }
        List<String> forbidden = firing.stream()
                .filter(name -> !allowedTriggers.contains(name))
                .sorted()
                .toList();
        if (fills && !forbidden.isEmpty()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.TriggersFire(forbidden));
        }
    }

    /** Whether this login may set session_replication_role, so that other programs' triggers do not fire. */
    static boolean mayBeSilenced(DSLContext dsl) {
        if (dsl.fetchSingle("SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user")
                .get("rolsuper", boolean.class)) {
            return true;
        }
        // Since version 15 the right can be granted.
        return dsl.fetchSingle("SELECT current_setting('server_version_num')::integer AS number")
                                .get("number", int.class)
                        >= 150_000
                && dsl.fetchSingle("SELECT has_parameter_privilege('session_replication_role', 'SET') AS may")
                        .get("may", boolean.class);
    }

    private static boolean fires(String enabled, boolean quiet) {
        return switch (enabled) {
            case "A" -> true;
            case "R" -> quiet;
            case "D" -> false;
            default -> !quiet;
        };
    }

    private static String mode(String enabled) {
        return switch (enabled) {
            case "A" -> "always";
            case "R" -> "replica only";
            case "D" -> "disabled";
            default -> "enabled";
        };
    }

    private static String identity(String code) {
        return switch (code) {
            case "f" -> "full";
            case "n" -> "nothing";
            case "i" -> "an index";
            default -> "the primary key";
        };
    }

    private static String catalog(String query) {
        return query.replace("FILLED", FILLED).replace("TABLE", TABLE);
    }
}
