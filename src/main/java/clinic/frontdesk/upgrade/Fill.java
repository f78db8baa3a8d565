package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.frontdesk.routines.FillBatch;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeRuns;
import clinic.frontdesk.upgrade.report.UpgradeRuns.FillProgress;
import clinic.frontdesk.upgrade.report.UpgradeRuns.UnfinishedRun;
import clinic.frontdesk.upgrade.session.RetryBudget;
import clinic.frontdesk.upgrade.session.Sessions;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Fills the new columns of the rows that existed before the triggers: one pass over the table in physical order, then
 * the rows that were locked or moved meanwhile. The progress is written in the transaction of each batch, so a fill
 * that is killed resumes where it was and counts each row once.
 */
final class Fill {

    private static final int FIRST = 200;
    private static final int LEAST = 20;
    private static final long LONGEST_NANOS = 60_000_000;

    private final DSLContext dsl;
    private final UpgradeSettings settings;
    private final UpgradeListener listener;
    private final RetryBudget retries;

    /** The size of the next batch in rows, adapted to how long a client may find one of them locked. */
    private int size;

    Fill(DSLContext dsl, UpgradeSettings settings, UpgradeListener listener) {
        this.dsl = dsl;
        this.settings = settings;
        this.listener = listener;
        this.retries = new RetryBudget(settings.waitForLocks());
        this.size = Math.min(settings.batch(), FIRST);
    }

    /** Fills, and returns the number of rows filled, earlier launches of the run included. */
    long run(UnfinishedRun run) throws UpgradeRefusedException {
        return leftOver(run, pass(run));
    }

    private FillProgress pass(UnfinishedRun run) throws UpgradeRefusedException {
        long total = dsl.fetchCount(RESERVATIONS);
        FillProgress progress = Objects.requireNonNullElse(run.state().fill(), FillProgress.NONE);
        if (progress.until() < 0) {
            progress = progress.begun(blocks());
        }
        while (!progress.passed()) {
            continued();
            FillProgress from = progress;
            long began = System.nanoTime();
            progress = retried(() -> dsl.transactionResult(inside -> batch(inside.dsl(), run, from)));
            adapt(System.nanoTime() - began);
            listener.filled(Math.min(progress.scanned(), total), total);
        }
        return progress;
    }

    private FillProgress batch(DSLContext inside, UnfinishedRun run, FillProgress from) {
        // A write of the website that queues behind this lock request waits as long as the request does.
        inside.execute("SET LOCAL lock_timeout = '50ms'");
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
    private long leftOver(UnfinishedRun run, FillProgress passed) throws UpgradeRefusedException {
        FillProgress progress = passed;
        while (true) {
            continued();
            String[] places = Routines.unfilledRows(dsl.configuration(), settings.batch());
            if (places == null || places.length == 0) {
                return progress.filled();
            }
            FillProgress from = progress;
            progress = retried(() -> dsl.transactionResult(inside -> {
                inside.dsl().execute("SET LOCAL lock_timeout = '50ms'");
                FillProgress reached = from.plus(
                        Routines.fillRows(inside.dsl().configuration(), places).getFilled());
                UpgradeRuns.write(inside.dsl(), run, run.state().filledTo(reached));
                return reached;
            }));
            listener.filled(progress.scanned(), progress.scanned());
            if (progress.filled() == from.filled()) {
                refuseOrPause();
            }
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
