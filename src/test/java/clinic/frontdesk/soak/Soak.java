package clinic.frontdesk.soak;

import clinic.frontdesk.JavaPrograms;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.soak.Load.Deciding;
import clinic.frontdesk.soak.Try.Outcome;
import clinic.frontdesk.upgrade.Databases;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs processes of writers that compete for the last places of one day and of its neighbour, and checks the result.
 */
public final class Soak {

    /** The number of places at once. */
    public static final int CAPACITY = 2;

    /** The minutes that a reservation occupies: treatment and buffer. */
    static final int OCCUPIED = 40;

    static final LocalDate DAY = LocalDate.of(2026, 12, 7);
    static final LocalDate NEIGHBOUR = DAY.plusDays(1);
    static final LocalDate CLOSED = DAY.minusDays(1);
    static final int FIRST_START = 540;
    static final int STEP = 10;
    static final int STARTS = 16;
    static final String FULL = "full";
    static final String DESK_ID = "d";
    static final String WEBSITE_ID = "w";

    /** The line that a process prints when it is ready. */
    static final String READY = "ready";

    private static final long LOOK_EVERY_MILLIS = 50;
    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(30);

    /** Opens mornings only, so that few starts are free. */
    private static final String FEW_PLACES = """
        UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul';
        UPDATE public.clinic_time_slots SET "maxConcurrent" = %d, "isActive" = period = 'MORNING'
        """.formatted(CAPACITY);

    private final TestDatabase database;
    private final Load load;
    private final Path folder;

    /**
     * @param folder the folder of the histories; it must be empty
     */
    public Soak(TestDatabase database, Load load, Path folder) {
        this.database = database;
        this.load = load;
        this.folder = folder;
    }

    /** Runs the load without killing the server. */
    public SoakResult run() throws Exception {
        return run(null);
    }

    /**
     * Runs the load.
     *
     * @param server the database's server, killed and restarted halfway; null to leave it running
     */
    public SoakResult run(@Nullable TestServer server) throws Exception {
        boolean locking = load.deciding() == Deciding.BY_LOCK;
        if (locking) {
            database.run(FEW_PLACES);
        }
        long deadlocks = -deadlocks();
        Samples samples = new Samples(locking);
        long restartAt = server == null ? Long.MAX_VALUE : load.tries() / 2;
        List<Process> processes = new ArrayList<>();
        try {
            for (int i = 0; i < load.processes(); i++) {
                processes.add(start(i));
            }
            begin(processes);
            long until = System.nanoTime() + PATIENCE_NANOS;
            while (anyRuns(processes)) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("The writers do not end.");
                }
                samples.sample();
                if (server != null && tried() >= restartAt) {
                    restartAt = Long.MAX_VALUE;
                    samples.pause();
                    // The server's counters do not survive a kill.
                    deadlocks += deadlocks();
                    server.kill();
                    server.start();
                }
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
            samples.pause();
        }
        for (int i = 0; i < processes.size(); i++) {
            if (processes.get(i).exitValue() != 0) {
                throw new IllegalStateException(Files.readString(output(i)));
            }
        }
        awaitOtherSessionsEnded();
        deadlocks += deadlocks() + (locking ? caughtDeadlocks() : 0);
        samples.sample();
        try (Connection connection = database.connect()) {
            return new SoakResult(
                    tries(),
                    FinalState.read(connection, locking),
                    samples.worst,
                    samples.worstOfDesks,
                    samples.count,
                    deadlocks);
        }
    }

    /** Samples of the reservations, each of one instant. */
    private final class Samples {
        private final boolean locking;
        private @Nullable Connection connection;
        private int count;
        private List<String> worst = List.of();
        private List<String> worstOfDesks = List.of();

        Samples(boolean locking) {
            this.locking = locking;
        }

        void sample() throws SQLException {
            Connection open = connection;
            if (open == null) {
                open = database.connect();
                connection = open;
            }
            FinalState state = FinalState.read(open, locking);
            worst = larger(worst, state.peak());
            worstOfDesks = larger(worstOfDesks, state.peakOfDesks());
            count++;
        }

        private static List<String> larger(List<String> one, List<String> other) {
            return other.size() > one.size() ? other : one;
        }

        void pause() throws SQLException {
            if (connection != null) {
                connection.close();
            }
            connection = null;
        }
    }

    private Process start(int number) throws IOException {
        List<String> command = new ArrayList<>(JavaPrograms.java());
        command.addAll(List.of(
                "-Xmx128m",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                SoakWriters.class.getName(),
                database.url(),
                history(number).toString()));
        command.addAll(load.share(number));
        return new ProcessBuilder(command)
                .redirectError(output(number).toFile())
                .start();
    }

    /** Starts the processes once all are ready. One that cannot be started has ended, which is detected later. */
    private static void begin(List<Process> processes) throws IOException {
        for (Process process : processes) {
            BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            for (String line = output.readLine(); line != null && !line.equals(READY); line = output.readLine()) {
                // Other output before the line.
            }
        }
        for (Process process : processes) {
            if (process.isAlive()) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
        }
    }

    private Path history(int number) {
        return folder.resolve("history-" + number + ".tsv");
    }

    private Path output(int number) {
        return folder.resolve("output-" + number + ".txt");
    }

    private static boolean anyRuns(List<Process> processes) throws InterruptedException {
        for (Process process : processes) {
            if (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private long tried() throws IOException {
        long lines = 0;
        for (int i = 0; i < load.processes(); i++) {
            if (Files.exists(history(i))) {
                try (Stream<String> written = Files.lines(history(i))) {
                    lines += written.count();
                }
            }
        }
        return lines;
    }

    private List<Try> tries() throws IOException {
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i < load.processes(); i++) {
            Files.readAllLines(history(i)).forEach(line -> tries.add(Try.of(line)));
        }
        return tries;
    }

    /** Waits for the other sessions to end: they report their deadlocks then. */
    private void awaitOtherSessionsEnded() {
        database.endIdleSessions();
        while (!Databases.rows(
                        database,
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private long deadlocks() {
        return number("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    /** Deadlocks that a trigger caught. */
    private long caughtDeadlocks() {
        return number("SELECT count(*) FROM frontdesk.unchecked_write WHERE error_code = '40P01'");
    }

    private long number(String query) {
        return Long.parseLong(Databases.rows(database, query).getFirst());
    }

    static List<Try> of(List<Try> tries, Outcome outcome) {
        return tries.stream().filter(made -> made.outcome() == outcome).toList();
    }
}
