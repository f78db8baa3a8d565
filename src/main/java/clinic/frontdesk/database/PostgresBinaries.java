package clinic.frontdesk.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the class path once and shared by all processes of this user. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /** An archive that can be read repeatedly. */
    interface Archive {
        InputStream open() throws IOException;
    }

    /** The folder that contains {@code bin}, {@code lib} and {@code share}. */
    static Path unpacked() {
        ClassLoader loader = PostgresBinaries.class.getClassLoader();
        if (loader.getResource(name()) == null) {
            throw new EmbeddedServerException(
                    "No PostgreSQL is bundled for this platform; give a server with --clinic.", null);
        }
        try {
            return unpacked(
                    () -> Optional.ofNullable(loader.getResourceAsStream(name()))
                            .orElseThrow(),
                    UserFolders.cache());
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "PostgreSQL could not be unpacked into " + UserFolders.cache()
                            + "; check its free space and permissions.",
                    e);
        }
    }

    /** Unpacks the archive below a folder unless that was done before, and returns where. */
    static Path unpacked(Archive archive, Path folder) throws IOException {
        try (InputStream packed = archive.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(packed, digest).transferTo(OutputStream.nullOutputStream());
            Path target = folder.resolve("postgres-" + HexFormat.of().formatHex(digest.digest(), 0, 8));
            if (!Files.isDirectory(target)) {
                unpack(archive, target);
            }
            return target;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The name of the archive for this platform. */
    static String name() {
        return "postgres-" + system() + "-" + architecture() + ".txz";
    }

    /** Unpacks beside the target and renames, so that no process sees a partial folder. */
    private static void unpack(Archive archive, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Path beside = Files.createTempDirectory(target.getParent(), "unpacking-");
        try (InputStream packed = archive.open();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = beside.resolve(entry.getName()).normalize();
                if (!file.startsWith(beside)) {
                    throw new IOException("An entry's path is outside of the archive");
                }
                Path parent = Objects.requireNonNull(file.getParent());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink() || entry.isLink()) {
                    Files.createDirectories(parent);
                    Path linked = Path.of(entry.getLinkName());
                    Files.createSymbolicLink(file, entry.isLink() ? parent.relativize(beside.resolve(linked)) : linked);
                } else {
                    Files.createDirectories(parent);
                    Files.copy(tar, file);
                    if ((entry.getMode() & 0100) != 0 && !system().equals("windows")) {
                        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        try {
            if (!system().equals("windows")) {
                Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            Trees.delete(beside);
            throw e;
        } catch (IOException e) {
            // Another process has unpacked it; a folder that is not empty cannot be replaced.
            Trees.delete(beside);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
    }
}
