package clinic.frontdesk.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A client of the old columns that inserts a reservation every 20 ms on one connection, as the website does. */
final class LegacyWriter {

    /** The number of days to spread reservations over, so that none is full. */
    private static final int DAYS = 3000;

    private static final long EVERY_NANOS = 20_000_000;

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Durations inserts = new Durations();
    private final Semaphore made = new Semaphore(0);
    private final Future<?> writing;
    private volatile boolean stopped;

    LegacyWriter(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        writing = thread.submit(() -> {
            try (connection) {
                write(connection);
            }
            return null;
        });
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "createdAt", "statusChangedAt", "updatedAt")
            VALUES (?, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FOLLOW_UP', ?, ?, 'PENDING', 'WRINKLE_BOTOX',
                now(), now(), now())
            RETURNING id, "patientName", phone, "preferredDate", "preferredTime", status, service\
            """)) {
            LocalDate first = LocalDate.of(2030, 1, 1);
            long due = System.nanoTime();
            for (int i = 0; !stopped; i++) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setObject(2, first.plusDays(i % DAYS));
                insert.setString(3, "%02d:%02d".formatted(9 + i / DAYS % 9, i / DAYS / 9 % 2 * 30));
                long began = System.nanoTime();
                insert.executeQuery().close();
                inserts.add(System.nanoTime() - began);
                made.release();
                due += EVERY_NANOS;
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    /** The times of its inserts. */
    Durations inserts() {
        return inserts;
    }

    /** Waits until it has made so many inserts; fails where it ends before. */
    void await(int number) throws Exception {
        while (!made.tryAcquire(number, 1, TimeUnit.SECONDS)) {
            if (writing.isDone()) {
                writing.get();
            }
        }
    }

    /** Stops it; fails if one of its inserts failed. */
    void stop() throws Exception {
        stopped = true;
        thread.shutdown();
        writing.get(2, TimeUnit.MINUTES);
    }
}
