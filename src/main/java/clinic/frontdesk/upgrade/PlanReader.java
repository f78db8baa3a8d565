package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.DatabaseSummary;
import clinic.frontdesk.upgrade.session.Access;
import clinic.frontdesk.upgrade.session.ReusedConnections;
import clinic.frontdesk.upgrade.session.UpgradeConnections;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.shape.ShapeDetector;
import clinic.frontdesk.upgrade.shape.ShapeFound;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads what an upgrade would do to a database: the dry run. */
public final class PlanReader {

    private static final int SHOWN = 100;

    /** The foreign key and the indexes that are added with the six columns. */
    private static final List<String> WITH_THE_COLUMNS = List.of(
            "constraint reservations.reservations_serviceId_fkey",
            "index reservations_serviceId_idx",
            "index reservations_period_idx",
            "index reservations_preferredDate_period_idx");

    /**
     * Active reservations that start before an earlier one of the same day has ended. Durations and buffers are those
     * of the service; 30 + 10 minutes where it is unknown.
     */
    private static final String OVERLAPS = """
        WITH held AS (
            SELECT r.id, r."preferredDate" AS day, {minutes} AS minutes,
                   substring({written} FROM '([0-9]{1,2}):')::integer * 60
                   + substring({written} FROM ':([0-9]{2})')::integer AS starts
            FROM public.reservations AS r {services}
            WHERE r.status IN ('PENDING', 'CONFIRMED')
              AND {written} ~ '^[ \\t\\r\\n]*([0-9]|[01][0-9]|2[0-3]):[0-5][0-9][ \\t\\r\\n]*$'
        ), met AS (
            SELECT held.id, held.starts < max(held.starts + held.minutes) OVER (
                PARTITION BY day ORDER BY starts, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS meets
            FROM held
        )
        SELECT count(*) AS number, (array_agg(id ORDER BY id))[1:{shown}] AS ids FROM met WHERE meets
        """;

    private final UpgradeConnections connections;
    private final ReusedConnections reused;
    private final DSLContext dsl;
    private final UpgradeSettings settings;

    /** A reader that uses connections of this source. */
    public PlanReader(DataSource source, UpgradeSettings settings) {
        this.connections = new UpgradeConnections(source, settings.waitForLocks());
        this.reused = connections.reused();
        this.dsl = DSL.using(reused, SQLDialect.POSTGRES);
        this.settings = settings;
    }

    /**
     * Reads the plan. Blocks for some round trips and two readings of the reservations.
     *
     * @throws DataAccessException when the database is out of reach or fails
     */
    public UpgradePlan read() {
        try (reused) {
            return plan();
        }
    }

    private UpgradePlan plan() {
        ShapeFound found = ShapeDetector.detect(dsl);
        boolean foreign = found.shape() == Shape.FOREIGN;
        Expansion.@Nullable Due due = foreign ? null : new Expansion(connections, reused).due();
        List<String> scripts =
                due == null ? List.of() : List.copyOf(due.scripts().values());
        boolean nothingThere = foreign || (found.shape() == Shape.EMPTY && !found.begun());
        boolean columns = found.lacking().stream().noneMatch(element -> element.startsWith("column "));
        boolean services = !found.lacking().contains("table services");
        Overlaps overlaps = nothingThere ? Overlaps.NONE : overlaps(columns && services);
        long toFill = nothingThere ? 0 : rowsToFill(dsl, found);
        Surroundings around = Surroundings.read(dsl);
        List<String> adds = new ArrayList<>(foreign ? List.of() : found.lacking());
        if (!foreign && !columns) {
            adds.addAll(WITH_THE_COLUMNS);
        }
        return new UpgradePlan(
                found.shape(),
                found.version(),
                !foreign && !(found.finished() && scripts.isEmpty()),
                adds,
                scripts,
                nothingThere ? 0 : dsl.fetchCount(RESERVATIONS),
                toFill,
                nothingThere ? List.of() : DatabaseSummary.unparsedByOldColumn(dsl, columns),
                overlaps.number(),
                overlaps.ids(),
                found.extras(),
                found.differences(),
                inTheWay(found, due, around, toFill),
                around.findings());
    }

    private record Overlaps(long number, List<String> ids) {
        static final Overlaps NONE = new Overlaps(0, List.of());
    }

    private Overlaps overlaps(boolean newer) {
        String written = newer ? "coalesce(r.\"timeSlotStart\", r.\"preferredTime\")" : "r.\"preferredTime\"";
        String minutes = newer
                ? "least(greatest(coalesce(r.\"estimatedDuration\", 30), 1), 1440)"
                        + " + least(greatest(coalesce(s.\"bufferMinutes\", 10), 0), 1440)"
                : "40";
        String services = newer ? "LEFT JOIN public.services AS s ON s.id = r.\"serviceId\"" : "";
        Record row = resultOf(OVERLAPS.replace("{minutes}", minutes)
                .replace("{written}", written)
                .replace("{services}", services)
                .replace("{shown}", Integer.toString(SHOWN)));
        @Nullable String[] ids = row.get("ids", String[].class);
        return new Overlaps(row.get("number", long.class), ids == null ? List.of() : List.of(ids));
    }

    /** By plain JDBC: jOOQ's templates and JDBC's escapes would interpret the braces of the pattern. */
    private Record resultOf(String query) {
        return dsl.connectionResult(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet rows = statement.executeQuery(query)) {
                    return DSL.using(connection, SQLDialect.POSTGRES)
                            .fetch(rows)
                            .getFirst();
                }
            }
        });
    }

    /** The number of reservations that an upgrade of a database of this shape would fill. */
    static long rowsToFill(DSLContext dsl, ShapeFound found) {
        if (found.shape() == Shape.EMPTY && !found.begun()) {
            return 0;
        }
        if (found.lacking().stream().anyMatch(element -> element.startsWith("column "))) {
            return dsl.fetchCount(RESERVATIONS);
        }
        return dsl.fetchCount(
                RESERVATIONS,
                DSL.condition(
                        "num_nonnulls({0}, {1}, {2}, {3}, {4}, {5}) = 0",
                        RESERVATIONS.SERVICEID,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.ESTIMATEDDURATION,
                        RESERVATIONS.PERIOD,
                        RESERVATIONS.TIMESLOTSTART,
                        RESERVATIONS.TIMESLOTEND));
    }

    private @Nullable String inTheWay(ShapeFound found, Expansion.@Nullable Due due, Surroundings around, long toFill) {
        try {
            if (due == null) {
                throw new UpgradeRefusedException(new UpgradeRefusal.ForeignSchema(found.differences()));
            }
            if (!due.changed().isEmpty()) {
                throw new UpgradeRefusedException(new UpgradeRefusal.ChangedMigration(due.changed()));
            }
            if (found.rolledBack() && !settings.afterRollBack()) {
                throw new UpgradeRefusedException(new UpgradeRefusal.RolledBack());
            }
            Access.checkServer(dsl);
            if (!(found.finished() && due.versions().isEmpty())) {
                Access.checkPrimary(dsl);
                Access.checkRights(dsl);
                around.check(settings.allowedTriggers(), toFill > 0);
            }
            return null;
        } catch (UpgradeRefusedException e) {
            return e.refusal().sentence();
        }
    }
}
