package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.frontdesk.Tables.CLINIC;

import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.backup.BackupListener;
import clinic.frontdesk.backup.Backups;
import clinic.frontdesk.backup.ProvenBackup;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.DatabaseSummary;
import clinic.frontdesk.upgrade.report.OldColumns;
import clinic.frontdesk.upgrade.report.ReportFile;
import clinic.frontdesk.upgrade.report.RowCheck;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.report.UpgradeReport.Skipped;
import clinic.frontdesk.upgrade.report.UpgradeRuns;
import clinic.frontdesk.upgrade.report.UpgradeRuns.FillProgress;
import clinic.frontdesk.upgrade.report.UpgradeRuns.Rests;
import clinic.frontdesk.upgrade.report.UpgradeRuns.UnfinishedRun;
import clinic.frontdesk.upgrade.session.Access;
import clinic.frontdesk.upgrade.session.RetryBudget;
import clinic.frontdesk.upgrade.session.ReusedConnections;
import clinic.frontdesk.upgrade.session.Sessions;
import clinic.frontdesk.upgrade.session.UpgradeConnections;
import clinic.frontdesk.upgrade.session.UpgradeLock;
import clinic.frontdesk.upgrade.shape.Shape;
import clinic.frontdesk.upgrade.shape.ShapeDetector;
import clinic.frontdesk.upgrade.shape.ShapeFound;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the shape that this program works on. May be killed at any point and run again: completed steps
 * are kept, and the result is that of an uninterrupted run. A database that is up to date is only checked.
 */
public final class Upgrade {

    private static final Logger LOG = LoggerFactory.getLogger(Upgrade.class);

    /** The first version of the schema that records runs. */
    private static final int RUNS_SINCE = 2;

    private final UpgradeConnections connections;
    private final ReusedConnections reused;
    private final DSLContext dsl;
    private final UpgradeSettings settings;
    private final UpgradeListener listener;
    private final Backups backups;
    private final Map<String, Long> milliseconds = new LinkedHashMap<>();

    /** Triggers of other programs that fire on the rows filled; each was allowed to. */
    private Set<String> firing = Set.of();

    /**
     * Prepares a run; nothing happens yet.
     *
     * @param source connections to the clinic's database; up to five are in use at once
     */
    public Upgrade(DataSource source, UpgradeSettings settings, UpgradeListener listener) {
        this.connections = new UpgradeConnections(source, settings.waitForLocks());
        this.reused = connections.reused();
        this.dsl = DSL.using(reused, SQLDialect.POSTGRES);
        this.settings = settings;
        this.listener = listener;
        this.backups = new Backups(connections.unbounded(), settings.files().resolve("backups"));
    }

    /**
     * Runs the upgrade. Blocks, for seconds to minutes depending on the number of rows to fill.
     *
     * @throws UpgradeRefusedException when it does not run, or not to its end, for the reason of the refusal
     * @throws DataAccessException when the database is out of reach or fails
     */
    public UpgradeReport run() throws UpgradeRefusedException {
        try {
            return launched();
        } catch (DataAccessException e) {
            if (SqlStates.lockNotAvailable(e)) {
                // Another session holds a lock that blocks even readers.
                throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(Sessions.inTheWay(dsl)));
            }
            throw e;
        } finally {
            reused.close();
        }
    }

    /**
     * Checks a database that is up to date, as {@link #run} does. Does nothing, and returns nothing, where there is
     * something to upgrade.
     *
     * @throws UpgradeRefusedException when the database may not be upgraded or used
     * @throws DataAccessException when the database is out of reach or fails
     */
    public Optional<UpgradeReport> ifUpToDate() throws UpgradeRefusedException {
        try {
            begin(UpgradeStep.LOOK);
            Access.checkServer(dsl);
            Look look = look();
            end(UpgradeStep.LOOK);
            return look.done() ? Optional.of(upToDate(look.found())) : Optional.empty();
        } finally {
            reused.close();
        }
    }

    private UpgradeReport launched() throws UpgradeRefusedException {
        begin(UpgradeStep.LOOK);
        Access.checkServer(dsl);
        Look look = look();
        end(UpgradeStep.LOOK);
        if (look.done()) {
            return upToDate(look.found());
        }
        Access.checkPrimary(dsl);
        Access.checkRights(dsl);
        postponable();
        return UpgradeLock.holding(
                connections, settings.waitForAnother(), listener::waitsForAnother, listener::mayBegin, () -> {
                    // Another desk may have upgraded while this one waited.
                    Look again = look();
                    return again.done() ? upToDate(again.found()) : upgrade(again.found());
                });
    }

    private record Look(ShapeFound found, boolean done) {}

    /** Detects the shape, and refuses a database that must not be changed. */
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
        Expansion.Due due = new Expansion(connections, reused).due();
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
            if (SqlStates.insufficientPrivilege(e)) {
                // The desk's schema exists, and this login may not read it.
                Access.checkRights(dsl);
            }
            throw e;
        }
    }

    private void postponable() throws UpgradeRefusedException {
        if (!listener.mayBegin()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.Postponed());
        }
    }

    private UpgradeReport upgrade(ShapeFound found) throws UpgradeRefusedException {
        Surroundings around = Surroundings.read(dsl);
        around.check(settings.allowedTriggers(), PlanReader.rowsToFill(dsl, found) > 0);
        firing = around.firing();
        LOG.info(
                "Upgrading a database of shape {} from version {}",
                found.shape().text(),
                found.version());
        begin(UpgradeStep.BACK_UP);
        @Nullable ProvenBackup backup = backedUp(found);
        end(UpgradeStep.BACK_UP);
        postponable();

        begin(UpgradeStep.EXPAND);
        @Nullable Rests rests = backup == null ? null : new Rests(backup.file().toString(), backup.sha256());
        new Expansion(connections, reused)
                .run(
                        found,
                        settings.waitForLocks(),
                        version -> {
                            if (version >= RUNS_SINCE) {
                                UpgradeRuns.open(dsl, found, settings.program(), rests);
                            }
                        },
                        listener);
        UnfinishedRun run = UpgradeRuns.open(dsl, found, settings.program(), rests);
        end(UpgradeStep.EXPAND);

        if (backup == null) {
            return filled(found, run, null, null);
        }
        try (OldColumns old = OldColumns.read(connections.unbounded(), backups, backup)) {
            return filled(found, old.noteWrittenSince(run), backup, old);
        }
    }

    /** The backup of the unfinished run, or a new one; null where the database is empty. */
    private @Nullable ProvenBackup backedUp(ShapeFound found) throws UpgradeRefusedException {
        if (found.shape() == Shape.EMPTY && !found.begun()) {
            return null;
        }
        if (found.version() >= RUNS_SINCE) {
            Optional<ProvenBackup> earlier = UpgradeRuns.unfinished(dsl)
                    .flatMap(run -> Optional.ofNullable(run.state().backup()))
                    .flatMap(rests -> backups.again(Path.of(rests.file()), rests.sha256()));
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        try {
            return backups.make(new BackupListener() {
                @Override
                public void progress(long done, long total) {
                    listener.backedUp(done, total);
                }

                @Override
                public boolean goOn() {
                    return listener.mayBegin();
                }
            });
        } catch (BackupException e) {
            throw new UpgradeRefusedException(
                    switch (e.reason()) {
                        case CANCELLED -> new UpgradeRefusal.Postponed();
                        case BLOCKED -> new UpgradeRefusal.BlockedBy(Sessions.inTheWay(dsl));
                        default -> new UpgradeRefusal.NoBackup(e.reason(), e.sentence());
                    });
        }
    }

    private UpgradeReport filled(
            ShapeFound found, UnfinishedRun run, @Nullable ProvenBackup backup, @Nullable OldColumns old)
            throws UpgradeRefusedException {
        begin(UpgradeStep.FILL);
        boolean everyRow = run.shape() == Shape.LEGACY || run.shape() == Shape.EMPTY;
        @Nullable Set<String> toFill = everyRow || old == null ? null : old.untouched();
        // On one connection: opening one for each batch would cost more than the batch.
        FillProgress filled = onOneConnection(one -> new Fill(one, settings, listener).run(run));
        end(UpgradeStep.FILL);

        begin(UpgradeStep.FLAG);
        onOneConnection(this::flag);
        end(UpgradeStep.FLAG);

        begin(UpgradeStep.VERIFY);
        UpgradeReport.Verification verification = new RowCheck(dsl)
                .check(toFill, filled.skipped().stream().map(Skipped::id).collect(Collectors.toSet()));
        UpgradeReport.OldValues oldValues = old == null ? UpgradeReport.OldValues.NONE : old.compare();
        end(UpgradeStep.VERIFY);

        DatabaseSummary summary = DatabaseSummary.read(dsl);
        UpgradeReport report = new UpgradeReport(
                run.shape(),
                run.state().versionBefore(),
                ShapeDetector.detect(dsl).version(),
                true,
                summary.services(),
                summary.timeSlots(),
                UpgradeRuns.filledBefore(dsl) + filled.filled(),
                // Those of past days too, which are not flagged.
                DatabaseSummary.unparsedByOldColumn(dsl, true),
                summary.flagged(),
                summary.added(),
                found.extras(),
                List.of(),
                backup == null ? null : summary(backup),
                oldValues,
                verification,
                milliseconds,
                filled.skipped(),
                filled.filled() > 0 ? firing.stream().sorted().toList() : List.of(),
                summary.capacity().orElse(null));
        onOneConnection(one -> {
            new OwnTriggers(one).record();
            return true;
        });
        UpgradeRuns.finish(dsl, run, report);
        LOG.info(
                "Upgraded to version {}: {} reservations filled, {} skipped, {} need attention, {} of {} rows differ,"
                        + " {} old values are unexplained",
                report.version(),
                report.reservationsFilled(),
                report.skipped().size(),
                report.flagged(),
                verification.different(),
                verification.checked(),
                oldValues.unexplained());
        ReportFile.write(settings.files(), dsl, report).ifPresent(listener::reported);
        return report;
    }

    private static UpgradeReport.Backup summary(ProvenBackup backup) {
        return new UpgradeReport.Backup(
                backup.file().toString(),
                backup.way().label(),
                backup.tool(),
                backup.tables().stream().mapToLong(proof -> proof.rows()).sum());
    }

    private interface ConnectionWork<T> {
        T on(DSLContext one) throws UpgradeRefusedException;
    }

    private <T> T onOneConnection(ConnectionWork<T> work) throws UpgradeRefusedException {
        try (Connection connection = connections.getConnection()) {
            return work.on(DSL.using(connection, SQLDialect.POSTGRES));
        } catch (SQLException e) {
            throw new DataAccessException("the connection of the upgrade failed", e);
        }
    }

    /** Flags overlaps, one transaction a day, so that a booking waits for one day at most. */
    private Long flag(DSLContext one) throws UpgradeRefusedException {
        RetryBudget retries = new RetryBudget(settings.waitForLocks());
        // As text: LocalDate has no infinity.
        long days = 0;
        for (String day : one.fetch("SELECT day::text FROM frontdesk.days_with_overlaps() AS day")
                .getValues("day", String.class)) {
            if (!listener.mayContinue()) {
                throw new UpgradeRefusedException(new UpgradeRefusal.Cancelled());
            }
            while (true) {
                try {
                    one.transaction(inside -> {
                        inside.dsl().execute("SET LOCAL lock_timeout = '50ms'");
                        inside.dsl().fetch("SELECT frontdesk.flag_day({0}::date)", DSL.val(day));
                    });
                    days++;
                    break;
                } catch (DataAccessException e) {
                    if (!SqlStates.retryable(e)) {
                        throw e;
                    }
                    BlockingSession session = Sessions.inTheWay(dsl);
                    if (!retries.pause()) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
                    }
                }
            }
        }
        return days;
    }

    /** The report of a launch that had nothing to upgrade. */
    private UpgradeReport upToDate(ShapeFound found) throws UpgradeRefusedException {
        watch("closures", Routines::watchWebsiteClosures);
        watch("rules", Routines::watchRules);
        List<String> putBack = onOneConnection(one -> {
            OwnTriggers triggers = new OwnTriggers(one);
            return triggers.recorded() ? triggers.check() : List.<String>of();
        });
        DatabaseSummary summary = DatabaseSummary.read(dsl);
        UpgradeReport report = new UpgradeReport(
                Shape.UPGRADED,
                found.version(),
                found.version(),
                false,
                summary.services(),
                summary.timeSlots(),
                UpgradeRuns.filledBefore(dsl),
                summary.unparsed(),
                summary.flagged(),
                summary.added(),
                found.extras(),
                Stream.concat(UpgradeRuns.appeared(dsl, found.extras()).stream(), putBack.stream())
                        .toList(),
                null,
                UpgradeReport.OldValues.NONE,
                new UpgradeReport.Verification(0, 0, List.of()),
                milliseconds,
                List.of(),
                List.of(),
                summary.capacity().orElse(null));
        if (!report.appeared().isEmpty()) {
            LOG.info("Objects that the desk does not know have appeared: {}", report.appeared());
            UpgradeRuns.adopt(dsl, settings.program(), report);
        }
        return report;
    }

    /**
     * Adds triggers to tables of the website that appeared since the last launch. Where one is locked, the next launch
     * does.
     */
    private void watch(String what, Predicate<Configuration> watching) {
        try {
            if (dsl.transactionResult(inside -> {
                inside.dsl().execute("SET LOCAL lock_timeout = '50ms'");
                return watching.test(inside.dsl().configuration());
            })) {
                LOG.info("Triggers were added to the website's {}", what);
            }
        } catch (DataAccessException e) {
            if (!SqlStates.retryable(e) && !SqlStates.writeNotPermitted(e)) {
                throw e;
            }
            LOG.info("Triggers could not be added to the website's {} yet ({})", what, SqlStates.of(e));
        }
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
