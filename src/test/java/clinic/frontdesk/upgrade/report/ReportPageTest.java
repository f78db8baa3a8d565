package clinic.frontdesk.upgrade.report;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.shape.Shape;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final UpgradeReport.Backup BACKUP =
            new UpgradeReport.Backup("/backups/a<b>.dump", "pg_dump", "pg_dump 18.0", 1306);

    private static String page(
            Shape shape,
            List<Unparsed> unparsed,
            UpgradeReport.@Nullable Backup backup,
            UpgradeReport.OldValues oldValues,
            UpgradeReport.Verification verification) {
        UpgradeReport report = new UpgradeReport(
                shape,
                shape == Shape.UPGRADED ? 12 : 0,
                1013,
                true,
                1,
                10,
                1284,
                unparsed,
                7,
                List.of("table services"),
                List.of("column reservations.\"odd\""),
                List.of(),
                backup,
                oldValues,
                verification,
                Map.of());
        return ReportPage.of(
                report,
                "clinic & co",
                LocalDateTime.of(2026, 11, 24, 2, 35, 44),
                List.of(Messages.of(Locale.KOREAN), Messages.of(Locale.ENGLISH)));
    }

    @Test
    void aPageHoldsTheWholeReportInBothLanguages() {
        String page = page(
                Shape.LEGACY,
                List.of(new Unparsed("r-1", "오후 2시 김하나", "not-a-time")),
                BACKUP,
                new UpgradeReport.OldValues(1284, 5, 0, List.of()),
                new UpgradeReport.Verification(1284, 0, List.of()));

        assertThat(page)
                .startsWith("<!DOCTYPE html>\n<html lang=\"ko\">")
                .contains("<title>데이터베이스 업그레이드 보고서 · clinic &amp; co</title>")
                .contains("<section lang=\"ko\"><h1>데이터베이스 업그레이드 보고서</h1>")
                .contains("<tr><th>이전 상태</th><td>웹사이트의 예전 형태</td></tr>")
                .contains("<tr><th>채운 예약</th><td>1,284건</td></tr>")
                .contains("<td class=\"good\">✓ 1,284건 중 설명 없이 달라진 것 0건, 그동안 다른 프로그램이 쓴 것 5건</td>")
                .contains("<section lang=\"en\"><h1>Database upgrade report</h1>")
                .contains("<tr><th>Ended (clinic time)</th><td>2026-11-24 02:35:44</td></tr>")
                .contains("<tr><th>Version now</th><td>1013</td></tr>")
                .contains("<tr><th>Backup</th><td>/backups/a&lt;b&gt;.dump</td></tr>")
                .contains("<tr><th>Made by</th><td>pg_dump (pg_dump 18.0)</td></tr>")
                .contains("<td class=\"good\">✓ all 1,306 rows are the same</td>")
                .contains("<td class=\"good\">✓ of 1,284, 0 changed without explanation; 5 written by other programs")
                .contains("<h2>Times that cannot be read (kept as they were written)</h2>\n<ul>\n"
                        + "<li><code>r-1: not-a-time</code></li>\n</ul>")
                .contains("<li><code>table services</code></li>")
                .contains("<li><code>column reservations.&quot;odd&quot;</code></li>")
                .contains("<code>frontdesk rollback</code>")
                .doesNotContain("김하나", "{0}", "{1}")
                .endsWith("</body></html>\n");
    }

    @Test
    void differencesAreMarkedAndListed() {
        String page = page(
                Shape.UPGRADED,
                List.of(),
                BACKUP,
                new UpgradeReport.OldValues(1284, 0, 1, List.of("r-9: is changed")),
                new UpgradeReport.Verification(1284, 2, List.of("r-3: period", "r-4: timeSlotEnd")));

        assertThat(page)
                .contains("<tr><th>Found</th><td>upgraded by the desk before (12)</td></tr>")
                .contains("<td class=\"bad\">✗ of 1,284, 2 differ</td>")
                .contains("<td class=\"bad\">✗ of 1,284, 1 changed without explanation")
                .contains("<li><code>r-3: period</code></li>\n<li><code>r-4: timeSlotEnd</code></li>")
                .contains("<li><code>r-9: is changed</code></li>")
                .doesNotContain("Times that cannot be read");
    }

    @Test
    void aNewClinicHasNothingToBackUp() {
        assertThat(page(
                        Shape.EMPTY,
                        List.of(),
                        null,
                        UpgradeReport.OldValues.NONE,
                        new UpgradeReport.Verification(0, 0, List.of())))
                .contains("<tr><th>Backup</th><td>There was nothing to back up</td></tr>")
                .contains("<td>an empty database</td>")
                .doesNotContain("Made by", "Old values");
    }

    @Test
    void longListsAreCutAndCounted() {
        String page = page(
                Shape.LEGACY,
                IntStream.range(0, 300)
                        .mapToObj(number -> new Unparsed("r-" + number, "", "empty"))
                        .toList(),
                BACKUP,
                UpgradeReport.OldValues.NONE,
                new UpgradeReport.Verification(0, 0, List.of()));

        assertThat(page).contains("r-199: empty", "<code>… 300</code>").doesNotContain("r-200: empty");
    }
}
