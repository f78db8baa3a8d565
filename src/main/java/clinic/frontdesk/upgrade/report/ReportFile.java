package clinic.frontdesk.upgrade.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The report of an upgrade as a page that the manager can read in any browser, Korean first and English below. It names
 * reservations by their ids and holds nothing else of a patient. The page is a copy: the report itself is kept in the
 * database.
 */
public final class ReportFile {

    private static final Logger LOG = LoggerFactory.getLogger(ReportFile.class);

    private static final int SHOWN = 200;

    private final UpgradeReport report;
    private final String database;
    private final LocalDateTime at;
    private final StringBuilder page = new StringBuilder();

    private ReportFile(UpgradeReport report, String database, LocalDateTime at) {
        this.report = report;
        this.database = database;
        this.at = at;
    }

    /**
     * Writes it below the folder.
     *
     * @return its place; nothing where it could not be written, which never fails an upgrade
     */
    public static Optional<Path> write(Path files, DSLContext dsl, UpgradeReport report) {
        Record where = dsl.fetchSingle("SELECT current_database()::text AS name, frontdesk.clock() AS now");
        LocalDateTime now = where.get("now", LocalDateTime.class);
        String name = where.get("name", String.class);
        String page = new ReportFile(report, name, now).page();
        try {
            Path folder = Files.createDirectories(files.resolve("reports"), only("rwx------"));
            Path file = folder.resolve("%s-%s-version-%d.html"
                    .formatted(
                            name.replaceAll("[^A-Za-z0-9_]", "_"),
                            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
                                    .format(now),
                            report.version()));
            Path beside = Files.createTempFile(folder, "writing-", ".part", only("rw-------"));
            Files.writeString(beside, page, StandardCharsets.UTF_8);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return Optional.of(file);
        } catch (IOException e) {
            LOG.warn("The report could not be written below {}; it is kept in the database", files);
            return Optional.empty();
        }
    }

    private static FileAttribute<?>[] only(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private String page() {
        page.append("""
            <!DOCTYPE html>
            <html lang="ko"><head><meta charset="utf-8"><title>%1$s</title><style>
            body { font: 15px/1.6 Pretendard, "Noto Sans KR", "Malgun Gothic", sans-serif; max-width: 46rem;
                   margin: 2.5rem auto; padding: 0 1rem; color: #1d2433; }
            h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin-top: 2.2rem; }
            table { border-collapse: collapse; width: 100%%; } td, th { text-align: left; vertical-align: top;
                   padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #dfe3ea; }
            th { font-weight: 600; width: 16rem; } code { font-size: .9em; overflow-wrap: anywhere; }
            .good { color: #11663f; } .bad { color: #a12b1e; font-weight: 600; }
            @media (prefers-color-scheme: dark) { body { background: #14181f; color: #e4e8ef; }
                   td, th { border-color: #303744; } .good { color: #6fcf9f; } .bad { color: #ff9d8f; } }
            </style></head><body>
            """.formatted(escaped("데이터베이스 업그레이드 보고서 · " + database)));
        language(true);
        page.append("<hr lang=\"en\">\n");
        language(false);
        return page.append("</body></html>\n").toString();
    }

    private void language(boolean korean) {
        page.append("<section lang=\"")
                .append(korean ? "ko" : "en")
                .append("\"><h1>")
                .append(korean ? "데이터베이스 업그레이드 보고서" : "Report of the database's upgrade")
                .append("</h1>\n<table>\n");
        row(korean ? "데이터베이스" : "Database", database);
        row(
                korean ? "끝난 시각 (병원 시각)" : "Ended (the clinic's clock)",
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).format(at));
        row(
                korean ? "이전 상태" : "Found",
                shape(korean) + (report.versionBefore() > 0 ? " (" + report.versionBefore() + ")" : ""));
        row(korean ? "지금 버전" : "Version now", Integer.toString(report.version()));
        row(
                korean ? "채운 예약" : "Reservations filled",
                korean ? report.reservationsFilled() + "건" : Long.toString(report.reservationsFilled()));
        row(
                korean ? "확인이 필요한 예약" : "Reservations that need attention",
                korean ? report.flagged() + "건 (주 화면의 목록에 있습니다)" : report.flagged() + " (listed in the week's window)");
        page.append("</table>\n<h2>").append(korean ? "증명" : "Proof").append("</h2>\n<table>\n");
        proof(korean);
        page.append("</table>\n");
        list(
                korean ? "읽을 수 없는 시간 (원문은 그대로 있습니다)" : "Times that cannot be read (kept as they were written)",
                unparsed());
        list(
                korean ? "새 값이 다른 예약" : "Reservations whose new values differ",
                report.verification().differences());
        list(
                korean ? "설명할 수 없이 달라진 예약" : "Reservations that changed with nobody known to have written them",
                report.oldValues().differences());
        list(korean ? "추가된 항목" : "Added to the schema public", report.added());
        list(korean ? "그 밖에 있던 항목 (그대로 두었습니다)" : "What else stood there, and was left alone", report.extras());
        page.append(korean ? """
            <h2>되돌리기</h2>
            <p>모든 데스크를 닫고 <code>frontdesk rollback</code>을 실행하면 몇 초 안에 되돌립니다. 먼저 무엇을 잃게 되는지 세어 보여 줍니다.
            웹사이트가 만든 것은 지우지 않습니다.</p></section>
            """ : """
                <h2>The way back</h2>
                <p>Close every desk and run <code>frontdesk rollback</code>: it takes seconds, and says first what would be
                lost. Nothing that the website made is removed.</p></section>
                """);
    }

    private void proof(boolean korean) {
        UpgradeReport.Backup backup = report.backup();
        if (backup == null) {
            row(korean ? "백업" : "Backup", korean ? "백업할 것이 없었습니다" : "There was nothing to back up");
        } else {
            row(korean ? "백업 파일" : "Backup", backup.file());
            row(korean ? "만든 방법" : "Made by", backup.way() + " (" + backup.tool() + ")");
            verdict(
                    korean ? "백업을 다시 읽어 비교" : "Read back and compared",
                    true,
                    korean ? "모든 " + backup.rows() + "개 행이 같습니다" : "all " + backup.rows() + " rows are the same");
            UpgradeReport.OldValues old = report.oldValues();
            verdict(
                    korean ? "원래 값을 백업과 비교" : "Old values compared with the backup",
                    old.unexplained() == 0,
                    korean
                            ? old.compared() + "건 중 설명 없이 달라진 것 " + old.unexplained() + "건, 그동안 다른 프로그램이 쓴 것 "
                                    + old.byOthers() + "건"
                            : "of " + old.compared() + ", " + old.unexplained() + " changed unexplained; "
                                    + old.byOthers() + " written by other programs meanwhile");
        }
        verdict(
                korean ? "새 값을 따로 다시 계산해 비교" : "New values reckoned again and compared",
                report.verification().different() == 0,
                korean
                        ? report.verification().checked() + "건 중 다른 것 "
                                + report.verification().different() + "건"
                        : "of " + report.verification().checked() + ", "
                                + report.verification().different() + " differ");
    }

    private String shape(boolean korean) {
        return switch (report.shape()) {
            case EMPTY -> korean ? "빈 데이터베이스" : "an empty database";
            case LEGACY -> korean ? "웹사이트의 예전 형태" : "the website's older form";
            case WEBSITE_UPGRADED -> korean ? "웹사이트가 이미 업그레이드한 형태" : "upgraded already by the website";
            case UPGRADED -> korean ? "데스크가 업그레이드한 형태" : "upgraded by the desk before";
            case FOREIGN -> korean ? "알 수 없는 형태" : "unknown";
        };
    }

    /** What was written may hold anything, a name too, so the page says only why it is no time. */
    private List<String> unparsed() {
        List<String> lines = new ArrayList<>();
        report.unparsed().stream().limit(SHOWN).forEach(one -> lines.add(one.id() + ": " + one.reason()));
        if (report.unparsed().size() > SHOWN) {
            lines.add("… " + report.unparsed().size());
        }
        return lines;
    }

    private void row(String head, String text) {
        page.append("<tr><th>")
                .append(escaped(head))
                .append("</th><td>")
                .append(escaped(text))
                .append("</td></tr>\n");
    }

    private void verdict(String head, boolean good, String text) {
        page.append("<tr><th>")
                .append(escaped(head))
                .append("</th><td class=\"")
                .append(good ? "good\">✓ " : "bad\">✗ ")
                .append(escaped(text))
                .append("</td></tr>\n");
    }

    private void list(String head, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        page.append("<h2>").append(escaped(head)).append("</h2>\n<ul>\n");
        lines.forEach(line -> page.append("<li><code>").append(escaped(line)).append("</code></li>\n"));
        page.append("</ul>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
