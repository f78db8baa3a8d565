package clinic.frontdesk.backup;

import clinic.frontdesk.backup.ProvenBackup.Way;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of the launches' backups: their names, and how many are kept. */
final class KeptBackups {

    private static final Logger LOG = LoggerFactory.getLogger(KeptBackups.class);

    /** The number of backups kept of each database. */
    private static final int KEPT = 3;

    private static final String OWN = "-own-export.zip";
    private static final String DUMP = "-pg-dump.dump";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;

    KeptBackups(Path folder) {
        this.folder = folder;
    }

    /** Creates the folder where it is missing, and deletes what killed desks left in it. */
    void prepare() throws BackupException {
        PartFile.folder(folder);
        PartFile.sweep(folder);
        // A desk was killed between renaming the sidecar and renaming the dump.
        for (Path sidecar : list("*" + DUMP + ".json")) {
            String name = sidecar.getFileName().toString();
            Path dump = sidecar.resolveSibling(name.substring(0, name.length() - ".json".length()));
            if (!Files.exists(dump) && old(sidecar)) {
                PartFile.delete(sidecar);
            }
        }
    }

    private static boolean old(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(ABANDONED));
        } catch (IOException e) {
            return false;
        }
    }

    /** The file of a new backup, named by the database, the time and the kind. */
    Path named(String database, Instant at, Way way) {
        // The name of a database may hold characters that a file name may not.
        return folder.resolve(
                database.replaceAll("[^A-Za-z0-9_]", "_") + "-" + STAMP.format(at) + (way == Way.PG_DUMP ? DUMP : OWN));
    }

    /** Deletes all but the last backups of the same database. A file that cannot be read is kept. */
    void keepLast(Path made) throws BackupException {
        Manifest.Database mine = BackupArchive.manifestOf(made).database();
        Map<Path, OffsetDateTime> others = new TreeMap<>();
        for (Path path : list("*{" + OWN + "," + DUMP + "}")) {
            try {
                Manifest manifest = BackupArchive.manifestOf(path);
                if (manifest.database().equals(mine) && !path.getFileName().equals(made.getFileName())) {
                    others.put(path, OffsetDateTime.parse(manifest.at()));
                }
            } catch (BackupException e) {
                LOG.warn("{} is kept: {}", path, e.sentence());
            }
        }
        others.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .skip(KEPT - 1)
                .forEach(old -> {
                    PartFile.delete(old.getKey());
                    PartFile.delete(PartFile.sidecarOf(old.getKey()));
                });
    }

    private List<Path> list(String names) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
            files.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            LOG.warn("Old backups are kept: {}", e.toString());
        }
        return found;
    }
}
