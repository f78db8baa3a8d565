package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.UpgradePlan;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchLine.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an upgrade did, or would do, in a few lines. */
final class ReportTexts {

    private final Messages messages;

    ReportTexts(Messages messages) {
        this.messages = messages;
    }

    /** Whether a check found what should not be; then nothing says that all is well. */
    static boolean troubled(UpgradeReport report) {
        return report.verification().different() > 0 || report.oldValues().unexplained() > 0;
    }

    List<LaunchLine> done(UpgradeReport report) {
        List<LaunchLine> lines = new ArrayList<>();
        lines.add(new LaunchLine(Sign.GOOD, messages.text("launch.line.filled", report.reservationsFilled())));
        lines.add(verified(report.verification()));
        UpgradeReport.Backup backup = report.backup();
        if (backup == null) {
            lines.add(new LaunchLine(Sign.GOOD, messages.text("launch.line.no-backup")));
        } else {
            lines.add(compared(report.oldValues()));
            lines.add(new LaunchLine(Sign.GOOD, messages.text("launch.line.backup", backup.rows()), "", backup.file()));
        }
        lines.add(
                report.flagged() == 0
                        ? new LaunchLine(Sign.GOOD, messages.text("launch.line.no-attention"))
                        : new LaunchLine(
                                Sign.LOOK_HERE,
                                messages.text("launch.line.attention", report.flagged()),
                                messages.text("launch.line.attention.where"),
                                ""));
        return lines;
    }

    private LaunchLine verified(UpgradeReport.Verification verification) {
        return verification.different() == 0
                ? new LaunchLine(Sign.GOOD, messages.text("launch.line.verified", verification.checked()))
                : new LaunchLine(
                        Sign.WRONG,
                        messages.text("launch.line.different", verification.different(), verification.checked()));
    }

    private LaunchLine compared(UpgradeReport.OldValues old) {
        if (old.unexplained() > 0) {
            return new LaunchLine(
                    Sign.WRONG, messages.text("launch.line.unexplained", old.unexplained(), old.compared()));
        }
        return new LaunchLine(
                Sign.GOOD,
                old.byOthers() == 0
                        ? messages.text("launch.line.unchanged", old.compared())
                        : messages.text("launch.line.by-others", old.compared(), old.byOthers()));
    }

    /** The differences that the checks found, by id; empty where they found none. */
    String differences(UpgradeReport report) {
        return String.join(
                "\n",
                Stream.concat(report.verification().differences().stream(), report.oldValues().differences().stream())
                        .toList());
    }

    /** What appeared beside what the desk knows, each named. */
    List<LaunchLine> appeared(UpgradeReport report) {
        return report.appeared().stream().map(this::appeared).toList();
    }

    private LaunchLine appeared(String element) {
        for (String kind : List.of("table", "column", "index", "enum value")) {
            if (element.startsWith(kind + " ")) {
                return new LaunchLine(
                        Sign.PLAIN,
                        messages.text(
                                "launch.appeared." + kind.replace(' ', '-'), element.substring(kind.length() + 1)));
            }
        }
        return new LaunchLine(Sign.PLAIN, element);
    }

    List<LaunchLine> plan(UpgradePlan plan) {
        List<LaunchLine> lines = new ArrayList<>();
        lines.add(new LaunchLine(Sign.PLAIN, messages.text("launch.plan.backup", plan.reservations())));
        lines.add(new LaunchLine(
                Sign.PLAIN,
                messages.text("launch.plan.fill", plan.toFill(), plan.adds().size())));
        if (!plan.unparsed().isEmpty()) {
            lines.add(new LaunchLine(
                    Sign.LOOK_HERE,
                    messages.text("launch.plan.unparsed", plan.unparsed().size())));
        }
        if (plan.overlapping() > 0) {
            lines.add(new LaunchLine(Sign.LOOK_HERE, messages.text("launch.plan.overlapping", plan.overlapping())));
        }
        lines.add(new LaunchLine(Sign.PLAIN, messages.text("launch.plan.kept")));
        return lines;
    }
}
