package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.OWN_TRIGGER;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.session.RetryBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the desk's triggers on the website's tables: each exists as it was created, calls the desk's function, and fires
 * whatever session_replication_role is (ENABLE ALWAYS). Their definitions are recorded when an upgrade ends, so that
 * nothing here depends on their names.
 */
final class OwnTriggers {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTriggers.class);

    /** A launch waits no longer for writers of the website; the next one tries again. */
    private static final Duration WAIT = Duration.ofSeconds(3);

    /** The desk's triggers on tables in public, by what they call. */
    private static final String EXISTING = """
        SELECT c.oid::regclass::text AS on_table, t.tgname::text AS name,
               pg_catalog.pg_get_triggerdef(t.oid) AS definition, t.tgenabled::text AS enabled
        FROM pg_catalog.pg_trigger AS t
        JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
        JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
        WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace
          AND p.pronamespace = 'frontdesk'::regnamespace
        """;

    /** Those that were recorded and do not stand so; a table that is gone needs none. */
    private static final String MISSING = """
        SELECT own.on_table, own.name, own.definition,
               CASE WHEN t.oid IS NULL THEN 'dropped'
                    WHEN pg_catalog.pg_get_triggerdef(t.oid) <> own.definition THEN 'replaced'
                    ELSE 'disabled' END AS problem
        FROM frontdesk.own_trigger AS own
        LEFT JOIN pg_catalog.pg_trigger AS t
            ON t.tgrelid = pg_catalog.to_regclass(own.on_table) AND t.tgname = own.name
        WHERE pg_catalog.to_regclass(own.on_table) IS NOT NULL
          AND (t.oid IS NULL OR pg_catalog.pg_get_triggerdef(t.oid) <> own.definition OR t.tgenabled <> 'A')
        ORDER BY own.on_table, own.name
        """;

    private final DSLContext dsl;

    OwnTriggers(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Records the triggers that stand, so that later launches can put them back, and makes each fire always.
     *
     * @throws UpgradeRefusedException when the launch is canceled
     * @throws DataAccessException when the database is out of reach or fails
     */
    void record() throws UpgradeRefusedException {
        dsl.transaction(inside -> {
            inside.dsl().execute("SET LOCAL search_path = pg_catalog");
            inside.dsl()
                    .execute("INSERT INTO frontdesk.own_trigger (on_table, name, definition)"
                            + " SELECT on_table, name, definition FROM (" + EXISTING + ") AS existing"
                            + " ON CONFLICT (on_table, name) DO UPDATE SET definition = excluded.definition");
            inside.dsl()
                    .execute("DELETE FROM frontdesk.own_trigger AS own WHERE pg_catalog.to_regclass(own.on_table)"
                            + " IS NOT NULL AND NOT EXISTS (SELECT FROM (" + EXISTING + ") AS existing"
                            + " WHERE existing.on_table = own.on_table AND existing.name = own.name)");
        });
        restore();
    }

    /** Whether any were recorded. */
    boolean recorded() {
        return dsl.fetchExists(OWN_TRIGGER);
    }

    /**
     * Puts back what other programs have dropped, disabled or replaced. What was written meanwhile is found by the
     * background maintenance, which compares all coming reservations with their intervals.
     *
     * @return what was found, one English phrase each
     * @throws UpgradeRefusedException when the launch is canceled
     */
    List<String> check() throws UpgradeRefusedException {
        List<String> found = restore();
        if (!found.isEmpty()) {
            LOG.info("Triggers of the desk: {}", String.join(", ", found));
        }
        return found;
    }

    private List<String> restore() throws UpgradeRefusedException {
        List<String> found = new ArrayList<>();
        RetryBudget retries = new RetryBudget(WAIT);
        while (true) {
            try {
                found.clear();
                dsl.transaction(inside -> found.addAll(putBack(inside.dsl())));
                break;
            } catch (DataAccessException e) {
                if (SqlStates.writeNotPermitted(e) || (SqlStates.retryable(e) && !retries.pause())) {
                    LOG.warn("The desk's triggers could not be put back ({})", SqlStates.of(e));
                    dsl.fetch(MISSING).forEach(row -> found.add(describe(row) + " (not put back yet)"));
                    break;
                }
                if (!SqlStates.retryable(e)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private static List<String> putBack(DSLContext inside) {
        inside.execute("SET LOCAL lock_timeout = '50ms'");
        // Names are read and written with their schema.
        inside.execute("SET LOCAL search_path = pg_catalog");
        List<String> found = new ArrayList<>();
        for (Record row : inside.fetch(MISSING)) {
            String table = row.get("on_table", String.class);
            String name = row.get("name", String.class);
            String problem = row.get("problem", String.class);
            String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
            if (!problem.equals("disabled")) {
                inside.connection(connection -> {
                    try (var statement = connection.createStatement()) {
                        statement.execute("DROP TRIGGER IF EXISTS " + quoted + " ON " + table);
                        statement.execute(row.get("definition", String.class));
                    }
                });
            }
            inside.connection(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("ALTER TABLE " + table + " ENABLE ALWAYS TRIGGER " + quoted);
                }
            });
            found.add(describe(row));
        }
        return found;
    }

    private static String describe(Record row) {
        return row.get("problem", String.class) + " trigger " + row.get("name", String.class) + " of "
                + row.get("on_table", String.class);
    }
}
