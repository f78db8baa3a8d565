package clinic.frontdesk.upgrade.report;

import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Messages;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The report of an upgrade as an HTML page, one section a language. */
final class ReportPage {

    /** Reservations whose time cannot be read, at most so many of them. */
    private static final int SHOWN = 200;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final UpgradeReport report;
    private final String database;
    private final LocalDateTime ended;
    private final Messages messages;
    private final StringBuilder html = new StringBuilder();

    private ReportPage(UpgradeReport report, String database, LocalDateTime ended, Messages messages) {
        this.report = report;
        this.database = database;
        this.ended = ended;
        this.messages = messages;
    }

    /**
     * The page.
     *
     * @param ended when the upgrade ended, by the clinic's clock
     * @param languages those of the sections, in order; the first is the page's own
     */
    static String of(UpgradeReport report, String database, LocalDateTime ended, List<Messages> languages) {
        Messages first = languages.getFirst();
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                """
                <!DOCTYPE html>
                <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title><style>
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
                """,
                first.locale().getLanguage(),
                escaped(first.text("report.title") + " · " + database)));
        for (Messages messages : languages) {
            page.append(messages == first ? "" : "<hr>\n")
                    .append(new ReportPage(report, database, ended, messages).section());
        }
        return page.append("</body></html>\n").toString();
    }

    private String section() {
        html.append("<section lang=\"")
                .append(messages.locale().getLanguage())
                .append("\"><h1>")
                .append(escaped(messages.text("report.title")))
                .append("</h1>\n<table>\n");
        row("report.database", database);
        row("report.ended", TIME.format(ended));
        String shape = messages.text("report.shape." + report.shape().text());
        row(
                "report.found",
                report.versionBefore() == 0
                        ? shape
                        : messages.text("report.found.version", shape, Integer.toString(report.versionBefore())));
        row("report.version", Integer.toString(report.version()));
        row("report.filled", messages.text("report.filled.count", report.reservationsFilled()));
        row("report.flagged", messages.text("report.flagged.where", report.flagged()));
        ShownCapacity shown = report.capacity();
        if (shown != null) {
            row(
                    "report.capacity",
                    messages.text(
                            "report.capacity.shown", shown.needed(), shown.allowed(), shown.over(), shown.coming()));
        }
        html.append("</table>\n<h2>")
                .append(escaped(messages.text("report.proof")))
                .append("</h2>\n<table>\n");
        verification();
        html.append("</table>\n");
        list("report.unparsed", unparsed());
        list(
                "report.skipped",
                report.skipped().stream()
                        .limit(SHOWN)
                        .map(row -> row.id() + ": " + row.reason())
                        .toList());
        list("report.triggers", report.triggersFired());
        list("report.new-values.different", report.verification().differences());
        list("report.old-values.different", report.oldValues().differences());
        list("report.added", report.added());
        list("report.extras", report.extras());
        html.append("<h2>")
                .append(escaped(messages.text("report.rollback")))
                .append("</h2>\n<p>")
                .append(messages.text("report.rollback.html"))
                .append("</p></section>\n");
        return html.toString();
    }

    private void verification() {
        UpgradeReport.Backup backup = report.backup();
        if (backup == null) {
            row("report.backup", messages.text("report.backup.none"));
        } else {
            row("report.backup", backup.file());
            row("report.backup.made-by", backup.way() + " (" + backup.tool() + ")");
            verdict("report.backup.verified", true, messages.text("report.backup.same", backup.rows()));
            UpgradeReport.OldValues old = report.oldValues();
            verdict(
                    "report.old-values",
                    old.unexplained() == 0,
                    messages.text("report.old-values.result", old.compared(), old.unexplained(), old.byOthers()));
        }
        UpgradeReport.Verification verification = report.verification();
        verdict(
                "report.new-values",
                verification.different() == 0,
                messages.text("report.new-values.result", verification.checked(), verification.different()));
    }

    /** Ids and reasons. The written text is not shown: it may hold anything, a name included. */
    private List<String> unparsed() {
        Stream<String> lines =
                report.unparsed().stream().limit(SHOWN).map(unparsed -> unparsed.id() + ": " + unparsed.reason());
        return report.unparsed().size() > SHOWN
                ? Stream.concat(
                                lines,
                                Stream.of(messages.text(
                                        "report.more", report.unparsed().size())))
                        .toList()
                : lines.toList();
    }

    private void row(String key, String text) {
        html.append("<tr><th>")
                .append(escaped(messages.text(key)))
                .append("</th><td>")
                .append(escaped(text))
                .append("</td></tr>\n");
    }

    private void verdict(String key, boolean good, String text) {
        html.append("<tr><th>")
                .append(escaped(messages.text(key)))
                .append("</th><td class=\"")
                .append(good ? "good\">✓ " : "bad\">✗ ")
                .append(escaped(text))
                .append("</td></tr>\n");
    }

    private void list(String key, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        html.append("<h2>").append(escaped(messages.text(key))).append("</h2>\n<ul>\n");
        lines.forEach(line -> html.append("<li><code>").append(escaped(line)).append("</code></li>\n"));
        html.append("</ul>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
