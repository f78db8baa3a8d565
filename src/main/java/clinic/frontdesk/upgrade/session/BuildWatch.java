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
 * Watches a concurrent index build. It runs without a lock timeout and waits for every older transaction, an idle one
 * included. A build that has waited for as long as the budget is canceled, and the session that blocked it is kept.
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

    /** Whether it canceled the build. */
    public boolean cancelled() {
        return cancelled;
    }

    /** The session that blocked the build when it was canceled; null where that has ended since. */
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
            // The next check may succeed; the build itself fails when the server is gone.
            LOG.debug("A check of the index build failed", e);
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        looks.shutdownNow();
    }
}
