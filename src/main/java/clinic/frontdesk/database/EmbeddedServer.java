package clinic.frontdesk.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An embedded PostgreSQL for a clinic's data: synced to disk, checksummed, on loopback only, protected by a password
 * that no command line shows. There is one server per folder, shared by all desks on this machine; the first desk
 * starts it and the last one stops it. A server left running by a killed desk is taken over after it has proved that it
 * serves this folder.
 */
public final class EmbeddedServer implements AutoCloseable {

    /** This process's use of each folder's server; file locks belong to the process, not to a thread. */
    private static final Map<ServerFolder, Use> USES = new HashMap<>();

    private static final class Use {
        final FileChannel shared;
        int users;

        Use(FileChannel shared) {
            this.shared = shared;
        }
    }

    private final ServerFolder folder;
    private final boolean throwaway;
    private volatile int port;
    private boolean closed;

    private EmbeddedServer(ServerFolder folder, boolean throwaway, int port) {
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
                ServerFolder folder = new ServerFolder(given.toRealPath());
                try (FileChannel starting = folder.lockFile("starting.lock")) {
                    starting.lock();
                    if (USES.containsKey(folder)) {
                        return false;
                    }
                    try (FileChannel using = folder.lockFile("using.lock")) {
                        if (using.tryLock() == null) {
                            return false;
                        }
                        if (folder.running().isPresent()) {
                            folder.stop();
                        }
                        // Without this file the data counts as incomplete and is deleted, even after a crash at this
                        // point.
                        Files.deleteIfExists(folder.complete());
                        Trees.delete(folder.data());
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
                ServerFolder folder = new ServerFolder(given.toRealPath());
                OwnerOnly.restrict(folder.folder());
                Path programs = PostgresBinaries.unpacked();
                try (FileChannel starting = folder.lockFile("starting.lock")) {
                    starting.lock();
                    int port = folder.runningOrStarted(programs, throwaway, ServerFolder.NO_PORT);
                    Use use = USES.get(folder);
                    if (use == null) {
                        use = new Use(folder.lockFile("using.lock"));
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
            try (FileChannel starting = folder.lockFile("starting.lock")) {
                starting.lock();
                port = folder.runningOrStarted(PostgresBinaries.unpacked(), throwaway, port);
                return Optional.of(url());
            } catch (IOException e) {
                throw new EmbeddedServerException("The embedded PostgreSQL could not be started again.", e);
            }
        }
    }

    /** The JDBC URL of the clinic's database, without user and password. */
    public String url() {
        return ServerFolder.url(port, ServerFolder.DATABASE);
    }

    /** The user that owns the database. */
    public String user() {
        return ServerFolder.USER;
    }

    /** That user's password, from a file that only this operating system user may read. */
    public String password() {
        try {
            return folder.password();
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
            try (FileChannel starting = folder.lockFile("starting.lock")) {
                starting.lock();
                use.shared.close();
                try (FileChannel using = folder.lockFile("using.lock")) {
                    FileLock alone = using.tryLock();
                    if (alone != null) {
                        folder.stop();
                    }
                }
            } catch (IOException e) {
                throw new EmbeddedServerException("The embedded PostgreSQL could not be stopped.", e);
            }
            if (throwaway) {
                try {
                    Trees.delete(folder.folder());
                } catch (IOException e) {
                    throw new EmbeddedServerException("The throwaway clinic's files could not be deleted.", e);
                }
            }
        }
    }
}
