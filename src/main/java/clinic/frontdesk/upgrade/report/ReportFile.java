package clinic.frontdesk.upgrade.report;

import clinic.frontdesk.database.OwnerOnly;
import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the report of an upgrade as a page for the manager, readable in any browser, in Korean and in English. It
 * names reservations by their ids and holds nothing else of a patient. The page is a copy: the report itself is kept in
 * the database.
 */
public final class ReportFile {

    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private ReportFile() {}

    /**
     * Writes the page below a folder.
     *
     * @return its file; empty where it could not be written, which never fails an upgrade
     */
    public static Optional<Path> write(Path files, DSLContext dsl, UpgradeReport report) {
        Record where = dsl.fetchSingle("SELECT current_database()::text AS name, frontdesk.clock() AS now");
        LocalDateTime now = where.get("now", LocalDateTime.class);
        String name = where.get("name", String.class);
        String page =
                ReportPage.of(report, name, now, List.of(Messages.of(Locale.KOREAN), Messages.of(Locale.ENGLISH)));
        try {
            Path folder = Files.createDirectories(files.resolve("reports"), OwnerOnly.folder(files));
            Path file = folder.resolve(String.format(
                    Locale.ROOT,
                    "%s-%s-version-%d.html",
                    name.replaceAll("[^A-Za-z0-9_]", "_"),
                    TIME.format(now),
                    report.version()));
            Path part = Files.createTempFile(folder, "writing-", ".part", OwnerOnly.file(folder));
            Files.writeString(part, page, StandardCharsets.UTF_8);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(file);
        } catch (IOException e) {
            LOG.warn("The report could not be written below {}; it is kept in the database", files);
            return Optional.empty();
        }
    }
}
