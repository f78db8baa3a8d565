package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.upgrade.report.DatabaseSummary;
import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.report.UpgradeRuns;
import clinic.frontdesk.upgrade.session.ReusedConnections;
import clinic.frontdesk.upgrade.session.UpgradeConnections;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.shape.ShapeDetector;
import clinic.frontdesk.upgrade.shape.ShapeFound;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Reads the state of a database without changing it. */
public final class StatusReader {

    private final UpgradeConnections connections;

    /** A reader that uses connections of this source. */
    public StatusReader(DataSource source) {
        this.connections = new UpgradeConnections(source, UpgradeSettings.STANDARD.waitForLocks());
    }

    /**
     * Reads the status. Blocks for some round trips, and on a legacy database for one reading of its reservations.
     *
     * @throws DataAccessException when the database is out of reach or fails
     */
    public UpgradeStatus read() {
        try (ReusedConnections reused = connections.reused()) {
            return read(reused);
        }
    }

    private UpgradeStatus read(ReusedConnections reused) {
        DSLContext dsl = DSL.using(reused, SQLDialect.POSTGRES);
        ShapeFound found = ShapeDetector.detect(dsl);
        if (found.shape() == Shape.FOREIGN || (found.shape() == Shape.EMPTY && !found.begun())) {
            return new UpgradeStatus(
                    found.shape(),
                    found.version(),
                    found.shape() == Shape.EMPTY,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    0,
                    List.of(),
                    found.extras(),
                    null,
                    List.of(),
                    found.differences());
        }
        long reservations = dsl.fetchCount(RESERVATIONS);
        if (!found.finished()) {
            // Not begun or not finished: only what exists in every version is read.
            boolean slots = found.shape() == Shape.WEBSITE_UPGRADED || found.version() >= ShapeDetector.COLUMNS_SINCE;
            boolean tables = found.shape() == Shape.WEBSITE_UPGRADED || found.version() >= ShapeDetector.TABLES_SINCE;
            List<Unparsed> unparsed = DatabaseSummary.unparsedByOldColumn(dsl, slots);
            return new UpgradeStatus(
                    found.shape(),
                    found.version(),
                    true,
                    tables ? dsl.fetchCount(SERVICES) : 0,
                    tables ? dsl.fetchCount(CLINIC_TIME_SLOTS) : 0,
                    reservations,
                    0,
                    unparsed,
                    unparsed.size(),
                    List.of(),
                    found.extras(),
                    null,
                    List.of(),
                    List.of());
        }
        boolean pending = !new Expansion(connections, reused).due().versions().isEmpty();
        DatabaseSummary summary = DatabaseSummary.read(dsl);
        return new UpgradeStatus(
                found.shape(),
                found.version(),
                pending,
                summary.services(),
                summary.timeSlots(),
                reservations,
                UpgradeRuns.filledBefore(dsl),
                summary.unparsed(),
                summary.flagged(),
                summary.added(),
                found.extras(),
                summary.capacity().orElse(null),
                pending ? List.of() : new DayPlanRepository(dsl).unreadableClosures(today(dsl)),
                List.of());
    }

    private static LocalDate today(DSLContext dsl) {
        return new DayPlanRepository(dsl).now().toLocalDate();
    }
}
