package clinic.frontdesk.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The folder of an embedded server: its data, its password and its locks, and the server that runs on them. Callers hold
 * the folder's starting lock.
 */
record ServerFolder(Path folder) {

    static final String USER = "frontdesk";
    static final String DATABASE = "clinic";
    static final int NO_PORT = 0;

    /** After a crash the old server's processes may take seconds to end, and recovery as long. */
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** The port of the folder's server if one is running, accepts our password and serves this folder. */
    OptionalInt running() throws IOException {
        Path pid = data().resolve("postmaster.pid");
        if (!Files.exists(pid) || !Files.exists(passwordFile())) {
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
        try (Connection connection = connect(port, DATABASE);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SHOW data_directory")) {
            answer.next();
            if (Files.isSameFile(Path.of(answer.getString(1)), data())) {
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
    int runningOrStarted(Path programs, boolean throwaway, int oldPort) throws IOException {
        long deadline = System.nanoTime() + START_NANOS;
        int port = oldPort;
        String failure;
        do {
            // Asked again each time: a server that recovers from a crash of one of its sessions refuses connections,
            // and cannot be started a second time.
            OptionalInt running = running();
            if (running.isPresent()) {
                return running.getAsInt();
            }
            if (!Files.exists(complete())) {
                // A desk was killed while creating the data folder, so it holds no clinic's data.
                Trees.delete(data());
                initialise(programs, throwaway);
                Files.writeString(complete(), "The data folder is complete.\n");
            }
            port = port == NO_PORT ? ServerPrograms.freePort() : port;
            failure = start(programs, port);
            if (failure.isEmpty()) {
                createDatabase(port);
                return port;
            }
            port = ServerPrograms.portTaken(port) ? NO_PORT : port;
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (System.nanoTime() < deadline);
        throw new EmbeddedServerException(
                "The embedded PostgreSQL does not start; see " + folder.resolve("server.log") + ".",
                new IOException(failure));
    }

    void stop() throws IOException {
        ServerPrograms.run(
                folder,
                ServerPrograms.command(
                        PostgresBinaries.unpacked(), "pg_ctl", "stop", "-w", "-m", "fast", "-D", data().toString()));
    }

    /** Starts the server and returns why it did not start, or an empty text. */
    String start(Path programs, int port) throws IOException {
        return ServerPrograms.tryRun(
                folder,
                ServerPrograms.command(
                        programs,
                        "pg_ctl",
                        "start",
                        "-w",
                        "-t",
                        "60",
                        "-D",
                        data().toString(),
                        "-l",
                        folder.resolve("server.log").toString(),
                        "-o",
                        "-p " + port));
    }

    void initialise(Path programs, boolean throwaway) throws IOException {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        Path passwordFile = passwordFile();
        Files.deleteIfExists(passwordFile);
        Files.createFile(passwordFile, OwnerOnly.file(passwordFile));
        Files.writeString(passwordFile, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        List<String> initdb = new ArrayList<>(List.of(
                "-D",
                data().toString(),
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
        ServerPrograms.run(folder, ServerPrograms.command(programs, "initdb", initdb.toArray(String[]::new)));
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
        Files.write(data().resolve("postgresql.conf"), settings, StandardOpenOption.APPEND);
    }

    void createDatabase(int port) throws IOException {
        try (Connection connection = connect(port, "postgres");
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

    Connection connect(int port, String database) throws SQLException, IOException {
        Properties properties = new Properties();
        properties.setProperty("user", USER);
        properties.setProperty("password", password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(url(port, database), properties);
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    Path passwordFile() {
        return folder.resolve("password");
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Exists once the data folder is complete. */
    Path complete() {
        return folder.resolve("complete");
    }

    FileChannel lockFile(String name) throws IOException {
        return FileChannel.open(
                folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }
}
