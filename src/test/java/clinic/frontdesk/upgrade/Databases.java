package clinic.frontdesk.upgrade;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Databases of the upgrade's tests: writes and queries that several tests share. */
public final class Databases {

    /** Times to wait for a busy machine, where no session blocks for good. */
    public static final UpgradeSettings PATIENT = UpgradeSettings.STANDARD
            .withWaits(Duration.ofMinutes(2), Duration.ofMinutes(1))
            .withProgram("test")
            .withFiles(Path.of("target", "test-files"));

    /** Times to wait where a session does block. */
    public static final UpgradeSettings IMPATIENT = PATIENT.withWaits(Duration.ofMillis(50), Duration.ofMillis(300));

    private Databases() {}

    public static UpgradeReport upgrade(TestDatabase database) throws UpgradeRefusedException {
        return new Upgrade(database.dataSource(), PATIENT, UpgradeListener.NONE).run();
    }

    /** A row as the website writes it, by its old columns alone. */
    public static String insert(String id, String day, String time, String service) {
        return "INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\", gender, \"treatmentType\","
                + " \"preferredDate\", \"preferredTime\", status, service, \"createdAt\","
                + " \"statusChangedAt\", \"updatedAt\") VALUES ('" + id
                + "', '김하나', '010-1234-5678', '1990-01-02', 'FEMALE', 'FIRST_VISIT', '" + day + "', '"
                + time.replace("'", "''") + "', 'CONFIRMED', '" + service
                + "', '2025-06-01 01:02:03.456', '2025-06-01 01:02:03.456', '2025-06-01 01:02:03.456');";
    }

    /** Rows of a query, each with its columns joined by {@code |}, null as a dash. */
    public static List<String> rows(TestDatabase database, String query) {
        return database.inSession(session -> {
            try (Statement statement = session.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                List<String> texts = new ArrayList<>();
                while (rows.next()) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        String value = rows.getString(i);
                        text.append(i > 1 ? "|" : "").append(value == null ? "-" : value);
                    }
                    texts.add(text.toString());
                }
                return texts;
            }
        });
    }

    /** Waits until a query answers rows, for a minute at most. */
    static void await(TestDatabase database, String query) {
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (rows(database, query).isEmpty()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("no row in a minute: " + query);
            }
        }
    }

    /** The old columns of every reservation, in order of id. */
    public static List<String> oldColumns(TestDatabase database) {
        return rows(database, """
            SELECT id, "patientName", phone, email, "birthDate", gender, "treatmentType", "preferredDate",
                   "preferredTime", status, notes, "adminNotes", "createdAt", "updatedAt", "statusChangedAt",
                   "statusChangedBy", service, length("preferredTime")
            FROM public.reservations ORDER BY id
            """);
    }

    /** The new columns of every reservation, in order of id. */
    public static List<String> newColumns(TestDatabase database) {
        return rows(database, """
            SELECT id, period, "timeSlotStart", "timeSlotEnd", "serviceName", "estimatedDuration", "serviceId"
            FROM public.reservations ORDER BY id
            """);
    }

    /** The structure and the rows of the schema public, one line each, as a dump would hold them. */
    public static List<String> dump(TestDatabase database) {
        List<String> lines = new ArrayList<>(structure(database, "public"));
        for (String table : rows(
                database,
                "SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY c.relname")) {
            for (String row : rows(database, "SELECT t::text FROM " + table + " AS t ORDER BY 1")) {
                lines.add(table + " " + row);
            }
        }
        return lines;
    }

    /** What must be equal however an upgrade came to its end. */
    static List<String> endOf(TestDatabase database) {
        List<String> end = new ArrayList<>(dump(database));
        end.addAll(structure(database, "frontdesk"));
        end.addAll(rows(database, "SELECT * FROM frontdesk.occupancy ORDER BY reservation_id"));
        end.addAll(rows(database, "SELECT reservation_id, code, day, note FROM frontdesk.flag ORDER BY 1, 2"));
        end.addAll(rows(database, "SELECT kind, name FROM frontdesk.addition ORDER BY 1, 2"));
        end.addAll(rows(
                database,
                // Except for the row in which Flyway records that it created the schema: killed in between, it never
                // does.
                "SELECT version, type, description, checksum, success FROM frontdesk.flyway_schema_history"
                        + " WHERE type <> 'SCHEMA' ORDER BY 1"));
        end.addAll(rows(
                database,
                "SELECT shape, program, report - 'milliseconds' - 'backup' FROM frontdesk.upgrade_run ORDER BY id"));
        return end;
    }

    /** Every object of a schema with its definition, owner and grants, one line each. */
    public static List<String> structure(TestDatabase database, String schema) {
        if (rows(database, "SELECT 1 FROM pg_namespace WHERE nspname = '" + schema + "'")
                .isEmpty()) {
            return List.of();
        }
        return rows(database, """
            SELECT 'column', c.relname::text, row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum), a.attname::text,
                   format_type(a.atttypid, a.atttypmod), a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attacl::text
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relnamespace = '%1$s'::regnamespace AND c.relkind IN ('r', 'v', 'S')
              AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL SELECT 'relation', c.relname, 0, c.relkind::text, pg_get_userbyid(c.relowner)::text, c.relrowsecurity,
                   c.relacl::text, NULL
            FROM pg_class c WHERE c.relnamespace = '%1$s'::regnamespace
            UNION ALL SELECT 'index', i.indexrelid::regclass::text, 0, pg_get_indexdef(i.indexrelid), '', i.indisvalid,
                   '', NULL
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = '%1$s'::regnamespace
            UNION ALL SELECT 'constraint', k.conname, 0, pg_get_constraintdef(k.oid), k.conrelid::regclass::text,
                   k.convalidated, '', NULL
            FROM pg_constraint k WHERE k.connamespace = '%1$s'::regnamespace
            UNION ALL SELECT 'type', t.typname, 0, (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder)
                   FROM pg_enum WHERE enumtypid = t.oid), pg_get_userbyid(t.typowner), true, t.typacl::text, NULL
            FROM pg_type t WHERE t.typnamespace = '%1$s'::regnamespace AND t.typtype = 'e'
            UNION ALL SELECT 'trigger', g.tgname, 0, pg_get_triggerdef(g.oid), '', true, '', NULL
            FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
            WHERE c.relnamespace = '%1$s'::regnamespace AND NOT g.tgisinternal
            UNION ALL SELECT 'function', p.proname, 0, md5(pg_get_functiondef(p.oid)), pg_get_userbyid(p.proowner),
                   true, p.proacl::text, NULL
            FROM pg_proc p WHERE p.pronamespace = '%1$s'::regnamespace
            ORDER BY 1, 2, 3, 4
            """.formatted(schema));
    }

    /** Everything that a refused upgrade could have changed: the catalog of the database, and its rows. */
    public static String everything(TestDatabase database) {
        List<String> all = new ArrayList<>(rows(
                database,
                "SELECT nspname, nspowner FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY nspname"));
        for (String schema : rows(
                database,
                "SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"
                        + " ORDER BY nspname")) {
            all.addAll(structure(database, schema));
        }
        all.addAll(dump(database));
        return String.join("\n", all);
    }
}
