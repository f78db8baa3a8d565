package clinic.frontdesk.upgrade;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.frontdesk.routines.FillBatch;
import clinic.frontdesk.upgrade.UpgradeRuns.Progress;
import clinic.frontdesk.upgrade.UpgradeRuns.Run;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/**
 * Fills the new columns of the rows that were there before the triggers. How far it is, is written in the transaction of
 * each batch: a fill that is killed carries on where it was, and counts each row once.
 */
final class Fill {

    private final DSLContext dsl;
    private final UpgradeSettings settings;
    private final UpgradeListener listener;

    Fill(DSLContext dsl, UpgradeSettings settings, UpgradeListener listener) {
        this.dsl = dsl;
        this.settings = settings;
        this.listener = listener;
    }

    /** How many rows were filled, those of the run's earlier launches counted. */
    long run(Run run) throws UpgradeRefusedException {
        Patience patience = new Patience(settings.waitForLocks());
        long total = dsl.fetchCount(RESERVATIONS);
        long done =
                dsl.fetchCount(RESERVATIONS, RESERVATIONS.ID.le(run.progress().after()));
        Progress progress = run.progress();
        while (true) {
            FillBatch page;
            try {
                Progress from = progress;
                page = dsl.transactionResult(inside -> batch(inside.dsl(), run, from));
            } catch (DataAccessException e) {
                if (!Sessions.worthAnotherTry(e)) {
                    throw e;
                }
                refuseOrPause(patience);
                continue;
            }
            progress = after(progress, page);
            done += page.getScanned();
            listener.filled(Math.min(done, total), total);
            if (page.getLastId() == null) {
                if (!progress.skipped()) {
                    return progress.filled();
                }
                // Rows that others had locked: from the top again, where all else is done already.
                refuseOrPause(patience);
                progress = new Progress("", progress.filled(), false);
                done = 0;
            }
        }
    }

    private FillBatch batch(DSLContext inside, Run run, Progress from) {
        // Behind us a website's write would wait as long as we do.
        inside.execute("SET LOCAL lock_timeout = '50ms'");
        FillBatch page = Routines.fillBatch(inside.configuration(), from.after(), settings.batch());
        Progress reached = after(from, page);
        UpgradeRuns.write(inside, run, reached);
        return page;
    }

    private static Progress after(Progress from, FillBatch page) {
        return new Progress(
                page.getLastId() == null ? from.after() : Objects.requireNonNull(page.getLastId()),
                from.filled() + page.getFilled(),
                from.skipped() || page.getSkipped() > 0);
    }

    private void refuseOrPause(Patience patience) throws UpgradeRefusedException {
        BlockingSession session = Sessions.inTheWay(dsl);
        if (!patience.pause()) {
            throw new UpgradeRefusedException(new UpgradeRefusal.BlockedBy(session));
        }
    }
}
