package clinic.frontdesk.database;

import clinic.frontdesk.TestDatabase;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of a test, of any supported version, which can be killed and restarted. It listens on loopback
 * with trust authentication; its data is deleted on closing.
 */
public final class TestServer implements AutoCloseable {

    /** The supported versions. */
    public static final List<Integer> VERSIONS = List.of(14, 15, 16, 17, 18);

    private static final int NEWEST = 18;
    private static final String READY = "ready to accept";
    private static final int START_TRIES = 10;
    private static final long COMMAND_SECONDS = 120;
    private static final Path FOLDER = Path.of(System.getProperty("frontdesk.test.servers", "target/servers"));

    /** Stopped when the process ends, at the latest. */
    private static final Set<TestServer> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // Servers left running by an aborted test.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(TestServer::close)));
    }

    private final int version;
    private final Path programs;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private TestServer(int version, Path programs, Path folder, int port) {
        this.version = version;
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /**
     * Creates and starts a server.
     *
     * @param version the major version, of {@link #VERSIONS}
     */
    public static TestServer start(int version) {
        try {
            Path programs = programs(version);
            Path folder = Files.createTempDirectory(FOLDER, "data-");
            TestServer server = new TestServer(version, programs, folder, ServerPrograms.freePort());
            server.run(
                    "initdb",
                    "-D",
                    server.data(),
                    "-U",
                    "postgres",
                    "--auth=trust",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--no-sync",
                    "--no-instructions");
            Files.write(
                    Path.of(server.data(), "postgresql.conf"),
                    List.of(
                            "listen_addresses = '127.0.0.1'",
                            "unix_socket_directories = ''",
                            "fsync = off",
                            "max_connections = 100"),
                    StandardOpenOption.APPEND);
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Restarts the server on the same port and data, with recovery after a kill. */
    public void start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            Process started = new ProcessBuilder(
                            ServerPrograms.command(programs, "postgres", "-D", data(), "-p", Integer.toString(port)))
                    .redirectErrorStream(true)
                    .start();
            String output = readUntilReady(started);
            if (output.contains(READY)) {
                process = started;
                RUNNING.add(this);
                return;
            }
            // Processes of a killed server may take a moment to end.
            if (attempt == START_TRIES) {
                throw new IOException(output);
            }
        }
    }

    /**
     * Reads the server's output until it is ready or ends. The rest is read in the background, as a full pipe would
     * block the server.
     */
    private static String readUntilReady(Process started) throws IOException {
        BufferedReader reader = started.inputReader(StandardCharsets.UTF_8);
        StringBuilder output = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append('\n');
            if (line.contains(READY)) {
                Thread.ofVirtual().start(() -> drain(reader));
                break;
            }
        }
        return output.toString();
    }

    private static void drain(BufferedReader reader) {
        try {
            reader.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // The server was killed while writing a line.
        }
    }

    /** Stops the server with a regular shutdown. */
    public void stop() throws IOException {
        RUNNING.remove(this);
        run("pg_ctl", "stop", "-w", "-m", "fast", "-D", data());
    }

    /** Kills all processes of the server at once, as a power failure would. */
    public void kill() {
        RUNNING.remove(this);
        List<ProcessHandle> children =
                process == null ? List.of() : process.children().toList();
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Creates a standby from a copy of the data; the server is restarted for the copy. */
    public TestServer standby() throws IOException {
        stop();
        Path copy = Files.createTempDirectory(FOLDER, "data-");
        TestServer standby = new TestServer(version, programs, copy, ServerPrograms.freePort());
        Path from = Path.of(data());
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        Path.of(standby.data()).resolve(from.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createFile(Path.of(standby.data(), "standby.signal"));
        start();
        standby.start();
        return standby;
    }

    /** Replaces a file of the server's settings, and has them read again. */
    public void configure(String file, String... lines) throws IOException {
        Files.write(Path.of(data(), file), List.of(lines));
        run("pg_ctl", "reload", "-D", data());
    }

    /** The major version. */
    public int version() {
        return version;
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** Creates an empty database. */
    public TestDatabase empty() {
        return TestDatabase.at(port, "template0").copy();
    }

    /** Creates a database of the legacy shape without reservations. */
    public TestDatabase legacy() {
        try {
            return empty().run(Files.readString(Path.of("sql", "V1__legacy_reservations.sql"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server, if it is running, and deletes its data. */
    @Override
    public void close() {
        try {
            if (RUNNING.contains(this)) {
                kill();
            }
            delete();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes the data, with retries: processes just killed may still create a file. */
    private void delete() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Trees.delete(folder);
                return;
            } catch (IOException e) {
                if (attempt == START_TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + version;
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    private void run(String program, String... arguments) throws IOException {
        Path output = folder.resolve(program + ".log");
        // The output goes to a file: a server left running would keep a pipe open.
        Process process = new ProcessBuilder(ServerPrograms.command(programs, program, arguments))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " timed out");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + ": " + Files.readString(output));
        }
    }

    private static Path programs(int version) throws IOException {
        if (version == NEWEST) {
            return PostgresBinaries.unpacked();
        }
        Path jar = FOLDER.resolve("postgres-" + version + ".jar");
        return PostgresBinaries.unpacked(() -> entry(jar), FOLDER);
    }

    private static InputStream entry(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry archive = zip.getEntry(PostgresBinaries.name());
            if (archive == null) {
                throw new IOException(jar + " holds no " + PostgresBinaries.name());
            }
            try (InputStream packed = zip.getInputStream(archive)) {
                return new ByteArrayInputStream(packed.readAllBytes());
            }
        }
    }
}
