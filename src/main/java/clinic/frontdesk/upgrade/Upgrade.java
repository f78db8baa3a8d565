package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.CLINIC;

import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.upgrade.UpgradeRuns.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
 * Brings a database to the shape that this program works on. May be killed anywhere and run again: what is done stays
 * done, and the end is the same as from a run that nobody interrupted. On a database that is up to date it only looks.
 */
public final class Upgrade {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);

    private final DataSource source;
    private final DSLContext dsl;
    private final UpgradeSettings settings;
    private final UpgradeListener listener;
    private final Map<String, Long> milliseconds = new LinkedHashMap<>();

    /**
     * Prepares a run; nothing happens yet.
     *
     * @param source connections to the clinic's database; up to three are in use at once
     */
    public Upgrade(DataSource source, UpgradeSettings settings, UpgradeListener listener) {
        this.source = source;
        this.dsl = DSL.using(source, SQLDialect.POSTGRES);
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Runs. Blocks, for seconds to minutes where there is much to fill.
     *
     * @throws UpgradeRefusedException when it does not run, or not to its end; the refusal says why
     * @throws DataAccessException when the database is out of reach or fails
     */
    public UpgradeReport run() throws UpgradeRefusedException {
        begin(UpgradeStep.LOOK);
        Access.checkServer(dsl);
        Look look = look();
        end(UpgradeStep.LOOK);
        if (look.done()) {
            return standing(look.found());
        }
        Access.checkPrimary(dsl);
        Access.checkRights(dsl);
        return UpgradeLock.holding(source, settings.waitForAnother(), () -> {
            // Another desk may have done it while this one waited.
            Look again = look();
            return again.done() ? standing(again.found()) : upgrade(again.found());
        });
    }

    private record Look(ShapeFound found, boolean done) {}

    /** Names the shape, and refuses what must not be touched. */
    private Look look() throws UpgradeRefusedException {
        ShapeFound found = found();
        if (found.shape() == Shape.FOREIGN) {
            throw new UpgradeRefusedException(new UpgradeRefusal.ForeignSchema(found.differences()));
        }
        if (found.rolledBack() && !settings.afterRollBack()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.RolledBack());
        }
        if (!found.begun()) {
            return new Look(found, false);
        }
        Expansion.Due due = new Expansion(source).due();
        if (found.version() > due.known()) {
            Record clinic = dsl.select(CLINIC.LEAST_WRITER, CLINIC.LEAST_READER)
                    .from(CLINIC)
                    .fetchSingle();
            if (clinic.get(CLINIC.LEAST_WRITER) > due.known()) {
                throw new UpgradeRefusedException(new UpgradeRefusal.NewerSchema(
                        found.version(), due.known(), clinic.get(CLINIC.LEAST_READER) <= due.known()));
            }
            return new Look(found, true);
        }
        if (!due.changed().isEmpty()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.ChangedMigration(due.changed()));
        }
        return new Look(found, found.finished() && due.versions().isEmpty());
    }

    private ShapeFound found() throws UpgradeRefusedException {
        try {
            return ShapeDetector.detect(dsl);
        } catch (DataAccessException e) {
            if (Sessions.stateOf(e).equals("42501")) {
                // The desk's schema stands, and this login may not even look into it.
                Access.checkRights(dsl);
            }
            throw e;
        }
    }

    private UpgradeReport upgrade(ShapeFound found) throws UpgradeRefusedException {
        LOG.info(
                "Upgrading a database of shape {} from version {}",
                found.shape().text(),
                found.version());
        Patience patience = new Patience(settings.waitForLocks());
        begin(UpgradeStep.EXPAND);
        new Expansion(source).run(found, patience, listener);
        end(UpgradeStep.EXPAND);

        begin(UpgradeStep.FILL);
        Run run = UpgradeRuns.open(dsl, found, settings.program());
        RowCheck check = new RowCheck(dsl);
        boolean everyRow = run.shape() == Shape.LEGACY || run.shape() == Shape.EMPTY;
        @Nullable Set<String> toFill = everyRow ? null : check.unfilled();
        long filled = new Fill(dsl, settings, listener).run(run);
        end(UpgradeStep.FILL);

        begin(UpgradeStep.FLAG);
        flag(patience);
        end(UpgradeStep.FLAG);

        begin(UpgradeStep.VERIFY);
        UpgradeReport.Verification verification = check.check(toFill);
        end(UpgradeStep.VERIFY);

        Standing standing = Standing.read(dsl);
        UpgradeReport report = new UpgradeReport(
                run.shape(),
                run.versionBefore(),
                ShapeDetector.detect(dsl).version(),
                true,
                standing.services(),
                standing.timeSlots(),
                UpgradeRuns.filledBefore(dsl) + filled,
                standing.unparsed(),
                standing.flagged(),
                standing.added(),
                found.extras(),
                verification,
                milliseconds);
        UpgradeRuns.finish(dsl, run, report);
        LOG.info(
                "Upgraded to version {}: {} reservations filled, {} need attention, {} of {} rows differ",
                report.version(),
                report.reservationsFilled(),
                report.flagged(),
                verification.different(),
                verification.checked());
        return report;
    }

    private void flag(Patience patience) throws UpgradeRefusedException {
        while (true) {
            try {
                dsl.transaction(inside -> {
                    inside.dsl().execute("SET LOCAL lock_timeout = '1s'");
                    Routines.flagOverCapacity(inside.dsl().configuration());
                });
                return;
            } catch (DataAccessException e) {
                if (!Sessions.worthAnotherTry(e)) {
                    throw e;
                }
                BlockingSession session = Sessions.inTheWay(dsl);
                if (!patience.pause()) {
                    throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
                }
            }
        }
    }

    /** The report of a launch that had nothing to do. */
    private UpgradeReport standing(ShapeFound found) {
        Standing standing = Standing.read(dsl);
        return new UpgradeReport(
                Shape.UPGRADED,
                found.version(),
                found.version(),
                false,
                standing.services(),
                standing.timeSlots(),
                UpgradeRuns.filledBefore(dsl),
                standing.unparsed(),
                standing.flagged(),
                standing.added(),
                found.extras(),
                new UpgradeReport.Verification(0, 0, List.of()),
                milliseconds);
    }

    private static String name(UpgradeStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private void begin(UpgradeStep step) {
        listener.step(step);
        milliseconds.put(name(step), System.nanoTime());
    }

    private void end(UpgradeStep step) {
        milliseconds.computeIfPresent(name(step), (name, began) -> (System.nanoTime() - began) / 1_000_000);
    }
}
