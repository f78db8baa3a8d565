package clinic.frontdesk.backup;

import clinic.frontdesk.backup.BackupException.Reason;
import clinic.frontdesk.database.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is being written, under a temporary name beside its own, which it gets once it is complete. A lock file
 * tells that its writer is alive; what a killed writer left is recognized by its lock, which no process holds.
 */
final class PartFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PartFile.class);
    private static final String LOCK = ".lock";
    private static final String PART = ".part";
    private static final String SIDECAR = ".json";

    /**
     * The lock files of this process. It must not open one of these again: closing it would release the lock, which
     * belongs to the process.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final String stem;
    private final Path lockFile;
    private final FileChannel lock;

    private PartFile(Path file, String stem, Path lockFile, FileChannel lock) {
        this.file = file;
        this.stem = stem;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Begins a file, whose own name must not exist. */
    static PartFile begin(Path given) throws BackupException {
        Path file = given.toAbsolutePath().normalize();
        if (Files.exists(file) || Files.exists(sidecarOf(file))) {
            throw exists(Files.exists(file) ? file : sidecarOf(file));
        }
        try {
            while (true) {
                String stem = "." + file.getFileName() + "."
                        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
                Path lockFile = file.resolveSibling(stem + LOCK);
                OURS.add(lockFile);
                FileChannel channel = create(lockFile);
                // A sweep may have found the file before it was locked, and delete it.
                if (channel.tryLock() != null && Files.exists(lockFile)) {
                    return new PartFile(file, stem, lockFile, channel);
                }
                channel.close();
                OURS.remove(lockFile);
            }
        } catch (IOException e) {
            throw BackupFailures.ofWriting(file, e);
        }
    }

    /** The final name. */
    Path file() {
        return file;
    }

    /** The temporary name. */
    Path part() {
        return file.resolveSibling(stem + PART);
    }

    /** The temporary name of the sidecar. */
    Path sidecarPart() {
        return file.resolveSibling(stem + SIDECAR + PART);
    }

    /** The sidecar of a file that holds no manifest itself. */
    static Path sidecarOf(Path file) {
        return file.resolveSibling(file.getFileName() + SIDECAR);
    }

    /** Opens a new file that only this user can read. */
    static FileChannel create(Path path) throws IOException {
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.READ);
        return FileChannel.open(path, options, OwnerOnly.file(path));
    }

    /** Creates a folder that only this user can enter, where it is missing. */
    static void folder(Path folder) throws BackupException {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
            OwnerOnly.restrict(folder);
        } catch (FileAlreadyExistsException e) {
            throw new BackupException(Reason.UNREADABLE, folder + " is not a folder.", e);
        } catch (IOException e) {
            throw BackupFailures.ofWriting(folder.resolve("backup"), e);
        }
    }

    /** Gives the file, and its sidecar where one was written, their final names. Never replaces a file. */
    void finish() throws BackupException {
        try {
            if (Files.exists(sidecarPart())) {
                name(sidecarPart(), sidecarOf(file));
            }
            name(part(), file);
            forceFolder();
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw BackupFailures.ofWriting(file, e);
        }
    }

    /** By a link, which fails where the name exists; a move would replace a file that was created meanwhile. */
    private static void name(Path part, Path name) throws IOException {
        try {
            Files.createLink(name, part);
            Files.delete(part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            if (Files.exists(name)) {
                throw new FileAlreadyExistsException(name.toString());
            }
            try {
                Files.move(part, name, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException unsupported) {
                Files.move(part, name);
            }
        }
    }

    /** Syncs the folder, so that the new name survives a power cut. Not every system can open a folder. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            LOG.debug("The folder could not be synced", e);
        }
    }

    /** Deletes the file if it has not got its final name. */
    @Override
    public void close() {
        delete(part());
        delete(sidecarPart());
        delete(lockFile);
        try {
            lock.close();
        } catch (IOException e) {
            LOG.debug("A lock did not close", e);
        }
        // Some systems cannot delete an open file.
        delete(lockFile);
        OURS.remove(lockFile);
    }

    /** Deletes what killed writers left in a folder; files being written are kept. */
    static void sweep(Path folder) {
        sweep(folder, ".*");
    }

    /** The same for one file name only. */
    static void sweepFor(Path given) {
        Path file = given.toAbsolutePath().normalize();
        sweep(Optional.ofNullable(file.getParent()).orElse(file), "." + escaped(String.valueOf(file.getFileName())));
    }

    private static void sweep(Path folder, String names) {
        for (Path lockFile : list(folder.toAbsolutePath().normalize(), names + ".????????" + LOCK)) {
            if (OURS.contains(lockFile)) {
                continue;
            }
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                    FileLock dead = channel.tryLock()) {
                if (dead != null) {
                    String locked = lockFile.getFileName().toString();
                    String stem = locked.substring(0, locked.length() - LOCK.length());
                    delete(lockFile.resolveSibling(stem + PART));
                    delete(lockFile.resolveSibling(stem + SIDECAR + PART));
                    delete(lockFile);
                }
            } catch (IOException e) {
                LOG.debug("{} is not swept", lockFile, e);
            }
        }
    }

    private static List<Path> list(Path folder, String names) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, names)) {
            List<Path> paths = new ArrayList<>();
            found.forEach(paths::add);
            return paths;
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debug("{} is not swept", folder, e);
            return List.of();
        }
    }

    private static String escaped(String name) {
        return name.replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
    }

    static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", path, e.toString());
        }
    }

    private static BackupException exists(Path file) {
        return new BackupException(Reason.EXISTS, "The file " + file + " exists already, and a backup replaces none.");
    }
}
