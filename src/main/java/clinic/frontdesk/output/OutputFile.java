package clinic.frontdesk.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document that is being written, under a temporary name beside its own, which it gets once it is complete. Only this user
 * can read it. An unfinished one is deleted on closing and when the program ends; what a killed program left, by the next
 * document of the same name.
 */
final class OutputFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OutputFile.class);
    private static final String PART = ".part";

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final boolean replace;

    private OutputFile(Path file, Path part, FileChannel channel, boolean replace) {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.replace = replace;
    }

    /**
     * Begins a file.
     *
     * @param replace whether a file of that name is replaced
     * @throws OutputException when it cannot be written
     */
    static OutputFile begin(Path given, boolean replace) {
        Path file = given.toAbsolutePath().normalize();
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new OutputException(OutputProblem.NO_FOLDER, given.toString());
        }
        if (Files.exists(file)) {
            if (!replace) {
                throw new OutputException(OutputProblem.EXISTS, file.toString());
            }
            if (openElsewhere(file)) {
                throw new OutputException(OutputProblem.IN_USE, file.toString());
            }
        }
        sweep(file);
        Path part = file.resolveSibling(prefix(file)
                + Integer.toHexString(ThreadLocalRandom.current().nextInt(0x1000_0000, Integer.MAX_VALUE))
                + PART);
        try {
            FileChannel channel = FileChannel.open(
                    part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(part));
            if (channel.tryLock() == null) {
                LOG.debug("{} is not locked", part);
            }
            // For a program that is told to end while it writes.
            part.toFile().deleteOnExit();
            return new OutputFile(file, part, channel, replace);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Its final name. */
    Path file() {
        return file;
    }

    /** The stream of its content; closing it does not close the file. */
    OutputStream content() {
        return Channels.newOutputStream(channel);
    }

    /**
     * Gives the complete file its name.
     *
     * @throws OutputException when that fails; the file is deleted then
     */
    void finish() {
        try {
            channel.force(true);
            channel.close();
            if (replace) {
                move(StandardCopyOption.REPLACE_EXISTING);
            } else {
                link();
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Deletes a file that {@link #finish} has given its name. */
    void withdraw() {
        delete(file);
    }

    /** By a link, which fails where the name exists; a move would replace a file that was created meanwhile. */
    private void link() throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            move();
        }
    }

    private void move(StandardCopyOption... options) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, options);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("A file did not close", e);
        }
        delete(part);
    }

    /** Whether an office program has the file open; on most systems nothing else tells. */
    private static boolean openElsewhere(Path file) {
        return Files.exists(file.resolveSibling(".~lock." + file.getFileName() + "#"))
                || Files.exists(file.resolveSibling("~$" + file.getFileName()));
    }

    /** Deletes what killed programs left of this file; one that is being written is locked. */
    private static void sweep(Path file) {
        String prefix = prefix(file);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                Objects.requireNonNull(file.getParent()),
                each -> each.getFileName().toString().startsWith(prefix)
                        && each.getFileName().toString().endsWith(PART))) {
            for (Path left : found) {
                boolean dead;
                try (FileChannel channel = FileChannel.open(left, StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    dead = lock != null;
                }
                if (dead) {
                    delete(left);
                }
            }
        } catch (IOException | DirectoryIteratorException | OverlappingFileLockException e) {
            LOG.debug("A folder is not swept", e);
        }
    }

    private static String prefix(Path file) {
        return "." + file.getFileName() + ".";
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn(
                    "An unfinished document could not be deleted: {}",
                    e.getClass().getName());
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Java has no exception for most of these; the system's message is searched. */
    static OutputException failure(Path file, IOException failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        OutputProblem problem;
        if (failure instanceof FileAlreadyExistsException) {
            problem = OutputProblem.EXISTS;
        } else if (failure instanceof NoSuchFileException || failure instanceof NotDirectoryException) {
            problem = OutputProblem.NO_FOLDER;
        } else if (text.contains("no space left")
                || text.contains("not enough space")
                || text.contains("file too large")
                || text.contains("quota exceeded")) {
            problem = OutputProblem.NO_SPACE;
        } else if (text.contains("used by another process") || text.contains("text file busy")) {
            problem = OutputProblem.IN_USE;
        } else if (failure instanceof AccessDeniedException
                || text.contains("permission denied")
                || text.contains("not permitted")
                || text.contains("read-only")) {
            problem = OutputProblem.NO_RIGHT;
        } else {
            problem = OutputProblem.NOT_WRITTEN;
        }
        return new OutputException(problem, file.toString(), failure);
    }
}
