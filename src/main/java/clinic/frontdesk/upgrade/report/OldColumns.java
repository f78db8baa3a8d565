package clinic.frontdesk.upgrade.report;

import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.backup.Backups;
import clinic.frontdesk.backup.ProvenBackup;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeRuns.UnfinishedRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the reservations of a backup with those of the database: finds those that have changed, and which of these
 * another client is known to have written. Values that the six newer columns held before count as old ones. Holds a
 * connection with a temporary table until it is closed.
 */
public final class OldColumns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OldColumns.class);
    private static final int SHOWN = 100;
    private static final String TABLE = "public.reservations";
    private static final String COPY = "frontdesk_backed_up";

    private static final Set<String> SLOT_COLUMNS =
            Set.of("serviceId", "serviceName", "estimatedDuration", "period", "timeSlotStart", "timeSlotEnd");

    private final Connection connection;
    private final DSLContext dsl;
    private final ProvenBackup backup;

    private OldColumns(Connection connection, ProvenBackup backup) {
        this.connection = connection;
        this.dsl = DSL.using(connection, SQLDialect.POSTGRES);
        this.backup = backup;
    }

    /** Reads the backup's reservations into a temporary table. */
    public static OldColumns read(DataSource source, Backups backups, ProvenBackup backup)
            throws UpgradeRefusedException {
        try {
            Connection connection = source.getConnection();
            try {
                backups.load(backup, TABLE, connection, COPY);
                OldColumns old = new OldColumns(connection, backup);
                old.dsl.execute("ANALYZE pg_temp." + COPY);
                return old;
            } catch (BackupException e) {
                connection.close();
                throw new UpgradeRefusedException(new UpgradeRefusal.NoBackup(e.reason(), e.sentence()));
            } catch (DataAccessException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataAccessException("no connection to read the backup by", e);
        }
    }

    /**
     * Records the rows that were written or deleted since the backup; before the fill all of these are other clients'
     * writes. Done once a run.
     */
    public UnfinishedRun noteWrittenSince(UnfinishedRun run) {
        if (run.state().noted()) {
            return run;
        }
        return dsl.transactionResult(inside -> {
            long oldestRunning = Long.parseLong(
                    backup.snapshot().substring(0, backup.snapshot().indexOf(':')));
            inside.dsl().fetch("SELECT frontdesk.note_concurrent_writes({0})", DSL.val(oldestRunning));
            inside.dsl()
                    .execute("INSERT INTO frontdesk.concurrent_write (reservation_id) SELECT b.id FROM pg_temp." + COPY
                            + " AS b WHERE NOT EXISTS (SELECT FROM ONLY public.reservations AS r WHERE r.id = b.id)");
            return UpgradeRuns.write(inside.dsl(), run, run.state().withNoted());
        });
    }

    /**
     * The ids of rows that had none of the six newer columns set, which are those to fill; null where the columns were
     * missing.
     */
    @Nullable
    public Set<String> untouched() {
        List<ComparedColumn> slots = columns().stream()
                .filter(column -> SLOT_COLUMNS.contains(column.name()))
                .toList();
        return slots.isEmpty()
                ? null
                : dsl.fetch("SELECT b.id FROM pg_temp." + COPY + " AS b WHERE num_nonnulls" + tuple("b", slots)
                                + " = 0")
                        .intoSet("id", String.class);
    }

    /** Compares every row of the backup and of the database, in one snapshot. */
    public UpgradeReport.OldValues compare() {
        List<String> differences = new ArrayList<>();
        long others = 0;
        long unexplained = 0;
        for (Record row : dsl.fetch(comparison())) {
            if (row.get("theirs", boolean.class)) {
                others++;
            } else {
                unexplained++;
                if (differences.size() < SHOWN) {
                    differences.add(row.get("id", String.class) + ": " + row.get("difference", String.class));
                }
            }
        }
        long compared = backup.tables().stream()
                .filter(proof -> proof.table().equals(TABLE))
                .mapToLong(proof -> proof.rows())
                .sum();
        return new UpgradeReport.OldValues(compared, others, unexplained, differences);
    }

    private String comparison() {
        List<ComparedColumn> columns = columns();
        List<ComparedColumn> slots = columns.stream()
                .filter(column -> SLOT_COLUMNS.contains(column.name()))
                .toList();
        List<ComparedColumn> old =
                columns.stream().filter(column -> !slots.contains(column)).toList();
        String different = tuple("r", old) + " IS DISTINCT FROM " + tuple("b", old);
        if (!slots.isEmpty()) {
            different += " OR (num_nonnulls" + tuple("b", slots) + " > 0 AND " + tuple("r", slots)
                    + " IS DISTINCT FROM " + tuple("b", slots) + ")";
        }
        return String.format(Locale.ROOT, """
            SELECT coalesce(b.id, r.id) AS id,
                   CASE WHEN r.id IS NULL THEN 'is gone' WHEN b.id IS NULL THEN 'is new' ELSE 'is changed' END AS difference,
                   EXISTS (SELECT FROM frontdesk.concurrent_write AS w
                           WHERE w.reservation_id = coalesce(b.id, r.id)) AS theirs
            FROM pg_temp.%s AS b FULL JOIN ONLY public.reservations AS r ON r.id = b.id
            WHERE b.id IS NULL OR r.id IS NULL OR %s
            ORDER BY 1
            """, COPY, different);
    }

    /**
     * A column of the backup that still exists.
     *
     * @param comparable whether its type has an equality operator; types of extra columns may have none
     */
    private record ComparedColumn(String name, boolean comparable) {
        String of(String alias) {
            return alias + "." + quoted(name) + (comparable ? "" : "::text");
        }
    }

    private List<ComparedColumn> columns() {
        return dsl.fetch(String.format(Locale.ROOT, """
            SELECT was.attname::text AS name,
                   t.typtype = 'e' OR t.typname = 'varchar' OR EXISTS (
                        SELECT FROM pg_catalog.pg_opclass AS o JOIN pg_catalog.pg_am AS a ON a.oid = o.opcmethod
                        WHERE a.amname = 'btree' AND o.opcdefault AND o.opcintype = t.oid) AS comparable
            FROM pg_catalog.pg_attribute AS was
            JOIN pg_catalog.pg_type AS t ON t.oid = was.atttypid
            JOIN pg_catalog.pg_attribute AS now ON now.attrelid = 'public.reservations'::regclass
                 AND now.attname = was.attname AND now.attnum > 0 AND NOT now.attisdropped
            WHERE was.attrelid = 'pg_temp.%s'::regclass AND was.attnum > 0 AND NOT was.attisdropped
            ORDER BY was.attnum
            """, COPY))
                .map(row -> new ComparedColumn(row.get("name", String.class), row.get("comparable", boolean.class)));
    }

    private static String tuple(String alias, List<ComparedColumn> columns) {
        return columns.stream().map(column -> column.of(alias)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("A connection did not close", e);
        }
    }
}
