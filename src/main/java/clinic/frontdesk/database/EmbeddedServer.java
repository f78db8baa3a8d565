package clinic.frontdesk.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An embedded PostgreSQL for a clinic's data: synced to disk, checksummed, on loopback only, protected by a password
 * that no command line shows. There is one server per folder, shared by all desks on this machine; the first desk
 * starts it and the last one stops it. A server left running by a killed desk is taken over after it has proved that it
 * serves this folder.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final String USER = "frontdesk";
    private static final String DATABASE = "clinic";
    /** After a crash the old server's processes may take seconds to end, and recovery as long. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int NO_PORT = 0;
    private static final long COMMAND_SECONDS = 120;

    /** This process's use of each folder's server; file locks belong to the process, not to a thread. */
    private static final Map<Path, Use> USES = new HashMap<>();

    private static final class Use {
        final FileChannel shared;
        int users;

        Use(FileChannel shared) {
            this.shared = shared;
        }
    }

    private final Path folder;
    private final boolean throwaway;
    private volatile int port;
    private boolean closed;

    private EmbeddedServer(Path folder, boolean throwaway, int port) {
        this.folder = folder;
        this.throwaway = throwaway;
        this.port = port;
    }

    /**
     * Starts the folder's server, or joins it if it is running.
     *
     * @throws EmbeddedServerException if it cannot be started
     */
    public static EmbeddedServer open(Path folder) {
        return open(folder, false);
    }

    /**
     * Starts a server whose data is deleted on closing. It need not survive a power failure, so it does not sync to
     * disk.
     */
    public static EmbeddedServer throwaway() {
        try {
            return open(Files.createTempDirectory("frontdesk-"), true);
        } catch (IOException e) {
            throw new EmbeddedServerException("The temporary folder cannot be created.", e);
        }
    }

    /**
     * Deletes the data of a folder's server; the next server opened in the folder creates a new database.
     *
     * @return whether it was deleted; false if the server is in use, in this process or in another
     * @throws EmbeddedServerException if the server cannot be stopped or the data cannot be deleted
     */
    public static boolean delete(Path given) {
        synchronized (USES) {
            try {
                Files.createDirectories(given);
                Path folder = given.toRealPath();
                try (FileChannel starting = lockFile(folder, "starting.lock")) {
                    starting.lock();
                    if (USES.containsKey(folder)) {
                        return false;
                    }
                    try (FileChannel using = lockFile(folder, "using.lock")) {
                        if (using.tryLock() == null) {
                            return false;
                        }
                        if (running(folder).isPresent()) {
                            stop(folder);
                        }
                        // Without this file the data counts as incomplete and is deleted, even after a crash at this
                        // point.
                        Files.deleteIfExists(complete(folder));
                        Trees.delete(data(folder));
                        return true;
                    }
                }
            } catch (IOException e) {
                throw new EmbeddedServerException("The data in " + given + " could not be deleted.", e);
            }
        }
    }

    private static EmbeddedServer open(Path given, boolean throwaway) {
        synchronized (USES) {
            try {
                Files.createDirectories(given);
                Path folder = given.toRealPath();
                restrict(folder, "rwx------");
                Path programs = PostgresBinaries.unpacked();
                try (FileChannel starting = lockFile(folder, "starting.lock")) {
                    starting.lock();
                    int port = runningOrStarted(folder, programs, throwaway, NO_PORT);
                    Use use = USES.get(folder);
                    if (use == null) {
                        use = new Use(lockFile(folder, "using.lock"));
                        use.shared.lock(0, Long.MAX_VALUE, true);
                        USES.put(folder, use);
                    }
                    use.users++;
                    return new EmbeddedServer(folder, throwaway, port);
                }
            } catch (IOException e) {
                throw new EmbeddedServerException(
                        "The clinic's data in " + given + " cannot be opened; check its free space and permissions.",
                        e);
            }
        }
    }

    /**
     * Starts the server again if it does not run any more, for example after it was killed. Of several desks the first
     * starts it, on its old port if that is free; the others join it.
     *
     * @return the URL, which may have another port; empty if this use was closed
     * @throws EmbeddedServerException if it cannot be started
     */
    Optional<String> revive() {
        synchronized (USES) {
            if (closed || !USES.containsKey(folder)) {
                return Optional.empty();
            }
            try (FileChannel starting = lockFile(folder, "starting.lock")) {
                starting.lock();
                port = runningOrStarted(folder, PostgresBinaries.unpacked(), throwaway, port);
                return Optional.of(url());
            } catch (IOException e) {
                throw new EmbeddedServerException("The embedded PostgreSQL could not be started again.", e);
            }
        }
    }

    /** The JDBC URL of the clinic's database, without user and password. */
    public String url() {
        return url(port, DATABASE);
    }

    /** The user that owns the database. */
    public String user() {
        return USER;
    }

    /** That user's password, from a file that only this operating system user may read. */
    public String password() {
        try {
            return password(folder);
        } catch (IOException e) {
            throw new EmbeddedServerException("The embedded PostgreSQL's password file cannot be read.", e);
        }
    }

    /** Releases the server; the last user stops it. */
    @Override
    public void close() {
        synchronized (USES) {
            Use use = USES.get(folder);
            if (closed || use == null) {
                return;
            }
            closed = true;
            use.users--;
            if (use.users > 0) {
                return;
            }
            USES.remove(folder);
            try (FileChannel starting = lockFile(folder, "starting.lock")) {
                starting.lock();
                use.shared.close();
                try (FileChannel using = lockFile(folder, "using.lock")) {
                    FileLock alone = using.tryLock();
                    if (alone != null) {
                        stop(folder);
                    }
                }
            } catch (IOException e) {
                throw new EmbeddedServerException("The embedded PostgreSQL could not be stopped.", e);
            }
            if (throwaway) {
                try {
                    Trees.delete(folder);
                } catch (IOException e) {
                    throw new EmbeddedServerException("The throwaway clinic's files could not be deleted.", e);
                }
            }
        }
    }

    private static void stop(Path folder) throws IOException {
        run(
                folder,
                command(
                        PostgresBinaries.unpacked(),
                        "pg_ctl",
                        "stop",
                        "-w",
                        "-m",
                        "fast",
                        "-D",
                        data(folder).toString()));
    }

    /** The port of the folder's server if one is running, accepts our password and serves this folder. */
    private static OptionalInt running(Path folder) throws IOException {
        Path pid = data(folder).resolve("postmaster.pid");
        if (!Files.exists(pid) || !Files.exists(passwordFile(folder))) {
            return OptionalInt.empty();
        }
        List<String> lines = Files.readAllLines(pid);
        if (lines.size() < 4) {
            return OptionalInt.empty();
        }
        int port;
        long process;
        try {
            port = Integer.parseInt(lines.get(3).strip());
            process = Long.parseLong(lines.get(0).strip());
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
        try (Connection connection = connect(folder, port, DATABASE);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW data_directory")) {
            answer.next();
            if (Files.isSameFile(Path.of(answer.getString(1)), data(folder))) {
                return OptionalInt.of(port);
            }
        } catch (SQLException e) {
            // No answer, or another server.
        }
        boolean stillThere = ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .filter(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .isPresent();
        if (!stillThere) {
            // The process id is unused or belongs to another program; PostgreSQL itself would only check that it is in
            // use.
            Files.deleteIfExists(pid);
        }
        return OptionalInt.empty();
    }

    /** The port of the running server, or of one started on the old port or, if that is taken, on another. */
    private static int runningOrStarted(Path folder, Path programs, boolean throwaway, int oldPort) throws IOException {
        long deadline = System.nanoTime() + START_NANOS;
        int port = oldPort;
        String failure;
        do {
            // Asked again each time: a server that recovers from a crash of one of its sessions refuses connections,
            // and cannot be started a second time.
            OptionalInt running = running(folder);
            if (running.isPresent()) {
                return running.getAsInt();
            }
            if (!Files.exists(complete(folder))) {
                // A desk was killed while creating the data folder, so it holds no clinic's data.
                Trees.delete(data(folder));
                initialise(folder, programs, throwaway);
                Files.writeString(complete(folder), "The data folder is complete.\n");
            }
            port = port == NO_PORT ? freePort() : port;
            failure = start(folder, programs, port);
            if (failure.isEmpty()) {
                createDatabase(folder, port);
                return port;
            }
            port = portTaken(port) ? NO_PORT : port;
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < deadline);
        throw new EmbeddedServerException(
                "The embedded PostgreSQL does not start; see " + folder.resolve("server.log") + ".",
                new IOException(failure));
    }

    private static boolean portTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Starts the server and returns why it did not start, or an empty text. */
    private static String start(Path folder, Path programs, int port) throws IOException {
        return tryRun(
                folder,
                command(
                        programs,
                        "pg_ctl",
                        "start",
                        "-w",
                        "-t",
                        "60",
                        "-D",
                        data(folder).toString(),
                        "-l",
                        folder.resolve("server.log").toString(),
                        "-o",
                        "-p " + port));
    }

    private static void initialise(Path folder, Path programs, boolean throwaway) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path passwordFile = passwordFile(folder);
        Files.deleteIfExists(passwordFile);
        if (posix(folder)) {
            Files.createFile(
                    passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(passwordFile, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        List<String> initdb = new ArrayList<>(List.of(
                "-D",
                data(folder).toString(),
                "-U",
                USER,
                "--pwfile",
                passwordFile.toString(),
                "--auth=scram-sha-256",
                "--data-checksums",
                "--encoding=UTF8",
                "--locale=C",
                "--no-instructions"));
        if (throwaway) {
            initdb.add("--no-sync");
        }
        run(folder, command(programs, "initdb", initdb.toArray(String[]::new)));
        List<String> settings = List.of(
                "listen_addresses = '127.0.0.1'",
                "unix_socket_directories = ''",
                "fsync = " + (throwaway ? "off" : "on"),
                "timezone = 'UTC'",
                "log_timezone = 'UTC'",
                // Ends a killed desk's statement.
                "client_connection_check_interval = '1s'",
                // The text of a failed statement may name a patient.
                "log_min_error_statement = panic",
                "log_error_verbosity = terse");
        Files.write(data(folder).resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
    }

    private static void createDatabase(Path folder, int port) throws IOException {
        try (Connection connection = connect(folder, port, "postgres");
                Statement statement = connection.createStatement()) {
            boolean there;
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                there = found.next();
            }
            if (!there) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static Connection connect(Path folder, int port, String database) throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password(folder));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(port, database), properties);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String password(Path folder) throws IOException {
        return Files.readString(passwordFile(folder)).strip();
    }

    private static Path passwordFile(Path folder) {
        return folder.resolve("password");
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    /** Exists once the data folder is complete. */
    private static Path complete(Path folder) {
        return folder.resolve("complete");
    }

    private static FileChannel lockFile(Path folder, String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The command line of one of the programs, runnable by the current user. */
    static List<String> command(Path programs, String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            // PostgreSQL refuses to run as root; a user namespace maps root to another user.
            command.add("unshare");
            command.add("-U");
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root")
                && System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    private static void run(Path folder, List<String> command) throws IOException {
        String failure = tryRun(folder, command);
        if (!failure.isEmpty()) {
            throw new IOException(failure);
        }
    }

    /**
     * Runs a command and returns its error, or an empty text. The output goes to a file: a server left running would
     * keep a pipe open.
     */
    private static String tryRun(Path folder, List<String> command) throws IOException {
        Path output = folder.resolve("last-command.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(nothing(folder)))
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        Process process = builder.start();
        try {
            if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return command.get(command.size() - 1) + " timed out";
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return process.exitValue() == 0 ? "" : "exit " + process.exitValue() + ": " + Files.readString(output);
    }

    private static java.io.File nothing(Path folder) throws IOException {
        Path empty = folder.resolve("empty");
        if (!Files.exists(empty)) {
            Files.createFile(empty);
        }
        return empty.toFile();
    }

    private static void restrict(Path folder, String permissions) throws IOException {
        if (posix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean posix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
