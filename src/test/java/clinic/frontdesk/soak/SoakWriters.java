package clinic.frontdesk.soak;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.failure.ServerProblem;
import clinic.frontdesk.soak.Load.Deciding;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * A process of writers. Each writer changes only its own reservations, on its own connection, and appends each try to
 * the history before the next.
 */
final class SoakWriters {

    /** How long a writer retries to learn the outcome of a change while the server is down. */
    private static final Duration RETRY_BUDGET = Duration.ofSeconds(60);

    private static final long RECONNECT_NANOS = 20_000_000;

    private static final int[] ISOLATIONS = {
        Connection.TRANSACTION_READ_COMMITTED,
        Connection.TRANSACTION_REPEATABLE_READ,
        Connection.TRANSACTION_SERIALIZABLE
    };
    private static final List<String> NAMES = List.of("READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE");

    private record WriterArguments(
            String url, int process, int desks, int websites, int tries, Deciding deciding, long seed) {}

    private final WriterArguments arguments;
    private final BufferedWriter history;

    private SoakWriters(WriterArguments arguments, BufferedWriter history) {
        this.arguments = arguments;
        this.history = history;
    }

    /**
     * Takes the database's URL, the file of the history, and {@link Load#share}; prints a line when it is ready, and
     * starts after reading one.
     */
    public static void main(String[] args) throws Exception {
        WriterArguments arguments = new WriterArguments(
                args[0],
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                Integer.parseInt(args[5]),
                Deciding.valueOf(args[6]),
                Long.parseLong(args[7]));
        try (BufferedWriter history = Files.newBufferedWriter(Path.of(args[1]))) {
            SoakWriters writers = new SoakWriters(arguments, history);
            writers.warmUp();
            System.out.println(Soak.READY);
            System.out.flush();
            if (System.in.read() >= 0) {
                writers.run();
            }
        }
    }

    /** Requests an impossible place, so that class loading is not part of the first measurements. */
    private void warmUp() throws SQLException {
        if (arguments.deciding() == Deciding.BY_LOCK) {
            try (LockingDesk desk = new LockingDesk(DriverManager.getConnection(arguments.url()))) {
                desk.make(Try.Operation.BOOK, "warm-up", Soak.CLOSED, Soak.FIRST_START);
            }
        }
    }

    private void run() throws Exception {
        int writers = arguments.desks() + arguments.websites();
        List<Future<?>> writing = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                Writer writer = new Writer(i < arguments.desks(), i < arguments.desks() ? i : i - arguments.desks());
                int tries = arguments.tries() / writers + (i < arguments.tries() % writers ? 1 : 0);
                writing.add(threads.submit(() -> {
                    writer.write(tries);
                    return null;
                }));
            }
        }
        for (Future<?> one : writing) {
            one.get();
        }
    }

    private synchronized void append(Try made) throws IOException {
        history.write(made.line());
        history.newLine();
        history.flush();
    }

    /** A writer's reservation in its last known state. */
    private record Own(String id, LocalDate day, int start) {}

    private final class Writer {

        private final boolean desk;
        private final int isolation;
        private final String name;
        private final String prefix;
        private final Random random;
        private final List<Own> holding = new ArrayList<>();
        private final List<Own> cancelled = new ArrayList<>();
        private @Nullable Client client;
        private int made;

        Writer(boolean desk, int number) {
            this.desk = desk;
            // The process number is added: otherwise the single website of a process would never use a stricter level.
            int level = (number + arguments.process()) % ISOLATIONS.length;
            this.isolation = ISOLATIONS[level];
            this.name = Try.nameOf(desk, arguments.process() + "." + number, NAMES.get(level));
            this.prefix = (desk ? Soak.DESK_ID : Soak.WEBSITE_ID) + arguments.process() + "-" + number + "-";
            this.random = new Random(arguments.seed() * 1009 + number * 2L + (desk ? 1 : 0));
        }

        void write(int tries) throws Exception {
            for (int i = 0; i < tries; i++) {
                one();
            }
            if (client != null) {
                client.close();
            }
        }

        private void one() throws Exception {
            int draw = random.nextInt(100);
            LocalDate day = random.nextInt(4) == 0 ? Soak.NEIGHBOUR : Soak.DAY;
            int start = Soak.FIRST_START + Soak.STEP * random.nextInt(Soak.STARTS);
            if (desk ? !holding.isEmpty() && draw < 20 : !holding.isEmpty() && draw < 55) {
                Own own = holding.get(random.nextInt(holding.size()));
                if (tried(Try.Operation.CANCEL, own)) {
                    holding.remove(own);
                    cancelled.add(own);
                }
            } else if (!holding.isEmpty() && (draw < 35 || !desk)) {
                Own own = holding.get(random.nextInt(holding.size()));
                Own moved = new Own(own.id(), day, start);
                if (tried(Try.Operation.MOVE, moved)) {
                    holding.remove(own);
                    holding.add(moved);
                }
            } else if (!cancelled.isEmpty() && draw < 50) {
                Own own = cancelled.get(random.nextInt(cancelled.size()));
                if (tried(Try.Operation.REVIVE, own)) {
                    cancelled.remove(own);
                    holding.add(own);
                }
            } else {
                Own wanted = new Own(prefix + made++, day, start);
                if (tried(Try.Operation.BOOK, wanted)) {
                    holding.add(wanted);
                }
            }
        }

        /** Whether the change was committed; a reservation whose outcome stays unknown is not used again. */
        private boolean tried(Try.Operation operation, Own own) throws Exception {
            long until = System.nanoTime() + RETRY_BUDGET.toNanos();
            while (true) {
                Try once = once(operation, own);
                append(once);
                if (once.outcome() != Try.Outcome.LOST || System.nanoTime() > until) {
                    if (once.outcome() == Try.Outcome.LOST) {
                        holding.removeIf(known -> known.id().equals(own.id()));
                        cancelled.removeIf(known -> known.id().equals(own.id()));
                    }
                    return once.outcome() == Try.Outcome.DONE;
                }
                LockSupport.parkNanos(RECONNECT_NANOS);
            }
        }

        private Try once(Try.Operation operation, Own own) {
            long began = Try.now();
            Try.Outcome outcome;
            String detail;
            try {
                detail = connected().make(operation, own.id(), own.day(), own.start());
                outcome = detail.isEmpty() ? Try.Outcome.DONE : Try.Outcome.REFUSED;
            } catch (SQLException | DataAccessException e) {
                detail = SqlStates.of(e);
                outcome = lost(DatabaseFailures.classify(e)) ? Try.Outcome.LOST : Try.Outcome.FAILED;
                disconnect();
            }
            return new Try(name, operation, own.id(), own.day(), own.start(), outcome, detail, began, Try.now());
        }

        private static boolean lost(Failure failure) {
            return failure instanceof Failure.Unreachable
                    || failure.equals(new Failure.ServerRefusal(ServerProblem.STARTING));
        }

        private Client connected() throws SQLException {
            Client open = client;
            if (open == null) {
                Connection connection = DriverManager.getConnection(arguments.url());
                connection.setTransactionIsolation(isolation);
                open = !desk
                        ? new WebsiteWriter(connection)
                        : arguments.deciding() == Deciding.BY_LOCK
                                ? new LockingDesk(connection)
                                : new CountingDesk(connection);
                client = open;
            }
            return open;
        }

        private void disconnect() {
            try {
                if (client != null) {
                    client.close();
                }
            } catch (SQLException e) {
                // The connection was already broken.
            }
            client = null;
        }
    }
}
