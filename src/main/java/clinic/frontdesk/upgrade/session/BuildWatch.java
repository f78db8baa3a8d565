package clinic.frontdesk.upgrade.session;

import clinic.frontdesk.upgrade.refusal.BlockingSession;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a statement that runs without a lock timeout, as a concurrent index build does: it waits for every older
 * transaction, and one that idles would keep it waiting for ever. Once it has waited for as long as the budget, it is
 * cancelled, and whoever it waited for is known.
 */
public final class BuildWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BuildWatch.class);
    private static final long LOOK_MILLIS = 200;

    private static final String WAITING = """
        SELECT a.pid, (pg_catalog.pg_blocking_pids(a.pid))[1] AS blocker FROM pg_catalog.pg_stat_activity AS a
        WHERE a.pid = ANY ({0}) AND a.wait_event_type = 'Lock'
        LIMIT 1
        """;

    private final DSLContext dsl;
    private final UpgradeConnections watched;
    private final long budget;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final ScheduledFuture<?> looking;
    private final long began = System.nanoTime();

    private long waitingSince = -1;
    private volatile boolean cancelled;
    private volatile @Nullable BlockingSession blocker;

    public BuildWatch(DSLContext dsl, UpgradeConnections watched, Duration budget) {
        this.dsl = dsl;
        this.watched = watched;
        this.budget = budget.toNanos();
        looking = looks.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether it cancelled the statement. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Whoever the statement waited for when it was cancelled; null where that one has gone. */
    @Nullable
    public BlockingSession blocker() {
        return blocker;
    }

    private void look() {
        try {
            Record waiting = dsl.fetchOne(WAITING, DSL.val(watched.sessions()));
            long now = System.nanoTime() - began;
            if (waiting == null) {
                waitingSince = -1;
            } else if (waitingSince < 0) {
                waitingSince = now;
            } else if (now - waitingSince >= budget) {
                Integer by = waiting.get("blocker", Integer.class);
                blocker = by == null ? null : Sessions.of(dsl, by);
                cancelled = true;
                dsl.fetch("SELECT pg_catalog.pg_cancel_backend({0})", DSL.val(waiting.get("pid", Integer.class)));
                waitingSince = -1;
            }
        } catch (DataAccessException e) {
            // The next look may do better; the build itself notices when the server is gone.
            LOG.debug("A look at the building of an index failed", e);
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        looks.shutdownNow();
    }
}
