package clinic.frontdesk.upgrade;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.frontdesk.routines.FillBatch;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport.Skipped;
import clinic.frontdesk.upgrade.report.UpgradeRuns;
import clinic.frontdesk.upgrade.report.UpgradeRuns.FillProgress;
import clinic.frontdesk.upgrade.report.UpgradeRuns.UnfinishedRun;
import clinic.frontdesk.upgrade.session.RetryBudget;
import clinic.frontdesk.upgrade.session.Sessions;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the new columns of the rows that existed before the triggers: one pass over the table in physical order, then
 * the rows that were locked or moved meanwhile. The progress is written in the transaction of each batch, so a fill
 * that is killed resumes where it was and counts each row once.
 */
final class Fill {

    private static final Logger LOG = LoggerFactory.getLogger(Fill.class);

    private static final int FIRST = 200;
    private static final int LEAST = 20;
    private static final long LONGEST_NANOS = 60_000_000;

    private final DSLContext dsl;
    private final UpgradeSettings settings;
    private final UpgradeListener listener;
    private final RetryBudget retries;

    /** Whether this login may keep other programs' triggers from firing. */
    private final boolean quiet;

    /** The size of the next batch in rows, adapted to how long a client may find one of them locked. */
    private int size;

    Fill(DSLContext dsl, UpgradeSettings settings, UpgradeListener listener) {
        this.dsl = dsl;
        this.settings = settings;
        this.listener = listener;
        this.quiet = Surroundings.mayBeSilenced(dsl);
        this.retries = new RetryBudget(settings.waitForLocks());
        this.size = Math.min(settings.batch(), FIRST);
    }

    /** Fills, and returns how far it came, earlier launches of the run included. */
    FillProgress run(UnfinishedRun run) throws UpgradeRefusedException {
        return leftOver(run, pass(run));
    }

    private FillProgress pass(UnfinishedRun run) throws UpgradeRefusedException {
        long total = Objects.requireNonNull(dsl.fetchSingle("SELECT count(*) AS rows FROM ONLY public.reservations")
                .get("rows", Long.class));
        FillProgress progress = Objects.requireNonNullElse(run.state().fill(), FillProgress.NONE);
        if (progress.until() < 0) {
            progress = progress.begun(blocks());
        }
        while (!progress.passed()) {
            continued();
            FillProgress from = progress;
            long began = System.nanoTime();
            progress = retried(() -> batchOrRows(run, from));
            if (!progress.equals(from)) {
                // A batch that was refused is tried again in a smaller size, however quickly it was refused.
                adapt(System.nanoTime() - began);
            }
            listener.filled(Math.min(progress.scanned(), total), total);
        }
        return progress;
    }

    /** A batch, or where one of its rows is refused each row by itself, so that only those are skipped. */
    private FillProgress batchOrRows(UnfinishedRun run, FillProgress from) {
        try {
            return dsl.transactionResult(inside -> batch(inside.dsl(), run, from));
        } catch (DataAccessException e) {
            if (!SqlStates.rowRejected(e)) {
                throw e;
            }
            if (size > 1) {
                size = Math.max(size / 8, 1);
                LOG.info("A batch of the fill was refused ({}); {} rows are tried at once", SqlStates.of(e), size);
                return from;
            }
            return dsl.transactionResult(inside -> skipNext(inside.dsl(), run, from, e));
        }
    }

    /** Skips the one row of the next page. */
    private FillProgress skipNext(
            DSLContext inside, UnfinishedRun run, FillProgress from, DataAccessException refused) {
        begin(inside);
        Record next = inside.fetchSingle(
                "SELECT min(ctid)::text AS place FROM ONLY public.reservations WHERE ctid > {0}::tid",
                DSL.val(from.after()));
        String place = next.get("place", String.class);
        List<Skipped> skipped = skip(inside, place, refused);
        FillProgress reached = from.reached(place, 1, 0).skipping(skipped);
        UpgradeRuns.write(inside, run, run.state().filledTo(reached));
        return reached;
    }

    private static List<Skipped> skip(DSLContext inside, String place, DataAccessException refused) {
        @Nullable String id = Routines.skipRow(inside.configuration(), place, SqlStates.of(refused));
        return id == null ? List.of() : List.of(new Skipped(id, SqlStates.whatRejected(refused)));
    }

    /** Begins a transaction of the fill. */
    private void begin(DSLContext inside) {
        // A write of the website that queues behind this lock request waits as long as the request does.
        inside.execute("SET LOCAL lock_timeout = '50ms'");
        if (quiet) {
            // Triggers and rules of other programs do not fire, but for those that are ENABLE ALWAYS or REPLICA.
            inside.execute("SET LOCAL session_replication_role = 'replica'");
        }
    }

    private FillProgress batch(DSLContext inside, UnfinishedRun run, FillProgress from) {
        begin(inside);
        // A crash of the server may lose the last batches, but their progress with them; they are filled again.
        inside.execute("SET LOCAL synchronous_commit = off");
        FillBatch page = Routines.fillBatch(inside.configuration(), from.after(), from.until(), size);
        FillProgress reached = from.reached(page.getNextPlace(), page.getScanned(), page.getFilled());
        UpgradeRuns.write(inside, run, run.state().filledTo(reached));
        return reached;
    }

    private void adapt(long took) {
        if (took > LONGEST_NANOS) {
            size = Math.max(size / 2, Math.min(LEAST, settings.batch()));
        } else if (took < LONGEST_NANOS / 2) {
            size = Math.min(size * 2, settings.batch());
        }
    }

    /** Rows that were locked, or that moved within the table during the pass. */
    private FillProgress leftOver(UnfinishedRun run, FillProgress passed) throws UpgradeRefusedException {
        FillProgress progress = passed;
        while (true) {
            continued();
            String[] places = Routines.unfilledRows(
                    dsl.configuration(),
                    settings.batch(),
                    progress.skipped().stream().map(Skipped::id).toArray(String[]::new));
            if (places == null || places.length == 0) {
                return progress;
            }
            FillProgress from = progress;
            progress = retried(() -> rows(run, from, places));
            listener.filled(progress.scanned(), progress.scanned());
            if (progress.filled() == from.filled()
                    && progress.skipped().size() == from.skipped().size()) {
                refuseOrPause();
            }
        }
    }

    private FillProgress rows(UnfinishedRun run, FillProgress from, String[] places) {
        try {
            return dsl.transactionResult(inside -> {
                begin(inside.dsl());
                FillProgress reached = from.plus(
                        Routines.fillRows(inside.dsl().configuration(), places).getFilled());
                UpgradeRuns.write(inside.dsl(), run, run.state().filledTo(reached));
                return reached;
            });
        } catch (DataAccessException e) {
            if (!SqlStates.rowRejected(e)) {
                throw e;
            }
            if (places.length > 1) {
                FillProgress progress = from;
                for (String place : places) {
                    progress = rows(run, progress, new String[] {place});
                }
                return progress;
            }
            return dsl.transactionResult(inside -> {
                begin(inside.dsl());
                FillProgress reached = from.skipping(skip(inside.dsl(), places[0], e));
                UpgradeRuns.write(inside.dsl(), run, run.state().filledTo(reached));
                return reached;
            });
        }
    }

    private void continued() throws UpgradeRefusedException {
        if (!listener.mayContinue()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.Cancelled());
        }
    }

    private long blocks() {
        return dsl.fetchSingle("SELECT pg_relation_size('public.reservations')"
                        + " / current_setting('block_size')::integer AS blocks")
                .get("blocks", long.class);
    }

    private interface Work {
        FillProgress run();
    }

    private FillProgress retried(Work work) throws UpgradeRefusedException {
        while (true) {
            try {
                return work.run();
            } catch (DataAccessException e) {
                if (!SqlStates.retryable(e)) {
                    throw e;
                }
                refuseOrPause();
            }
        }
    }

    private void refuseOrPause() throws UpgradeRefusedException {
        BlockingSession session = Sessions.inTheWay(dsl);
        if (!retries.pause()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
        }
    }
}
