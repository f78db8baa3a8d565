package clinic.frontdesk.upgrade;

import clinic.frontdesk.JavaPrograms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** An {@link UpgradeProcess} under test: reads the lines that it prints, and kills it. */
final class LaunchedDesk implements AutoCloseable {

    /**
     * What is launched.
     *
     * @param parkAt the line at which it stops and waits for {@link LaunchedDesk#goOn()}
     */
    record Order(String url, Path files, int batch, Duration another, Duration locks, String parkAt) {

        static Order of(String url) {
            return new Order(
                    url,
                    Databases.PATIENT.files(),
                    7,
                    Databases.PATIENT.waitForAnother(),
                    Databases.PATIENT.waitForLocks(),
                    "");
        }

        Order withBatch(int rows) {
            return new Order(url, files, rows, another, locks, parkAt);
        }

        Order withWaits(Duration forAnother, Duration forLocks) {
            return new Order(url, files, batch, forAnother, forLocks, parkAt);
        }

        Order parkedAt(String line) {
            return new Order(url, files, batch, another, locks, line);
        }

        LaunchedDesk start() {
            List<String> command = new ArrayList<>(JavaPrograms.java());
            Collections.addAll(
                    command,
                    UpgradeProcess.class.getName(),
                    url,
                    files.toString(),
                    Integer.toString(batch),
                    Long.toString(another.toMillis()),
                    Long.toString(locks.toMillis()),
                    parkAt);
            return new LaunchedDesk(command, files);
        }
    }

    private static final long PATIENCE_SECONDS = 120;
    private static final String NO_MORE = "\u0000";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    /** Starts a command that keeps its data in a folder; both its outputs are read. */
    private LaunchedDesk(List<String> command, Path data) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            for (String folder : List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME")) {
                builder.environment().put(folder, data.toAbsolutePath().toString());
            }
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** The upgrade command as typed, with a limit of so many KiB a file, keeping data in a folder. */
    static LaunchedDesk typed(String url, Path data, int largestFile) {
        List<String> command = new ArrayList<>(List.of("bash", "-c", "ulimit -f " + largestFile + "; exec \"$@\"", ""));
        command.addAll(JavaPrograms.java());
        Collections.addAll(command, "clinic.frontdesk.FrontDesk", "upgrade", "--clinic", url);
        return new LaunchedDesk(command, data);
    }

    private void listen() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("its output broke off: " + e);
        } finally {
            lines.add(NO_MORE);
        }
    }

    /** The next line. */
    String next() {
        try {
            String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (line == null || line.equals(NO_MORE)) {
                throw new AssertionError((line == null ? "it hangs after " : "it ended after ") + seen);
            }
            seen.add(line);
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for a line. */
    String await(Predicate<String> wanted) {
        String line = next();
        while (!wanted.test(line)) {
            line = next();
        }
        return line;
    }

    /** Waits until it has stopped at the line where it was told to. */
    LaunchedDesk awaitParked() {
        await(UpgradeProcess.PARKED::equals);
        return this;
    }

    /** Lets it continue. */
    void goOn() {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it without a chance to clean up, also at the server. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Waits for its end and returns the last line that it printed. */
    String last() {
        awaitExit();
        try {
            for (String line = lines.take(); !line.equals(NO_MORE); line = lines.take()) {
                seen.add(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        return seen.isEmpty() ? "" : seen.getLast();
    }

    /** The lines that it has printed, as far as they were read. */
    Stream<String> said() {
        return seen.stream();
    }

    /** Its exit code, once it has ended; 137 where it was killed. */
    int exit() {
        awaitExit();
        return process.exitValue();
    }

    private void awaitExit() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end after " + seen);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return seen.toString();
    }
}
