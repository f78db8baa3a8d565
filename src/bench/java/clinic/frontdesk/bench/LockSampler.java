package clinic.frontdesk.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Samples, every few milliseconds, the locks that sessions of a name hold on the reservations, and measures how long each
 * was held, by the work under way. Locks held for less than the interval may be missed.
 */
final class LockSampler {

    private static final long EVERY_NANOS = 3_000_000;

    private record HeldLock(int pid, String mode) {}

    private record Since(long nanos, String doing) {}

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> looking;
    private final Map<HeldLock, Since> open = new HashMap<>();
    private final Map<String, Durations> closed = new TreeMap<>();
    private volatile String doing = "";
    private volatile boolean stopped;

    LockSampler(DataSource source, String application) throws SQLException {
        Connection connection = source.getConnection();
        looking = thread.submit(() -> {
            try (connection) {
                sample(connection, application);
            }
            return null;
        });
    }

    /** Names the work of the sessions from now on. */
    void doing(String work) {
        doing = work;
    }

    private void sample(Connection connection, String application) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
            SELECT l.pid, l.mode FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid
            WHERE a.application_name = ? AND l.relation = 'public.reservations'::regclass AND l.granted\
            """)) {
            query.setString(1, application);
            while (!stopped) {
                Set<HeldLock> now = new HashSet<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        now.add(new HeldLock(rows.getInt(1), rows.getString(2)));
                    }
                }
                long at = System.nanoTime();
                now.forEach(held -> open.computeIfAbsent(held, key -> new Since(at, doing)));
                open.entrySet().removeIf(entry -> {
                    if (now.contains(entry.getKey())) {
                        return false;
                    }
                    closed.computeIfAbsent(
                                    entry.getValue().doing() + " · "
                                            + entry.getKey().mode(),
                                    key -> new Durations())
                            .add(at - entry.getValue().nanos());
                    return true;
                });
                LockSupport.parkNanos(EVERY_NANOS);
            }
        }
    }

    /** One line per kind of lock and work. Call after {@link #stop}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        closed.forEach((name, holds) -> lines.add(String.format(
                Locale.ROOT,
                "    %-52s seen %6d times, p50 %8.1f ms, longest %9.1f ms",
                name,
                holds.count(),
                holds.milliseconds(0.5),
                holds.milliseconds(1))));
        return lines;
    }

    /** Stops sampling. */
    void stop() throws Exception {
        stopped = true;
        thread.shutdown();
        looking.get(1, TimeUnit.MINUTES);
    }
}
