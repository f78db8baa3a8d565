package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.upgrade.UpgradePlan;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchLine.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines that tell what an upgrade did or would do. */
final class ReportTexts {

    private ReportTexts() {}

    /** Whether a check found a difference; then no text reports success. */
    static boolean troubled(UpgradeReport report) {
        return report.verification().different() > 0 || report.oldValues().unexplained() > 0;
    }

    /** What the upgrade did. */
    static List<LaunchLine> done(UpgradeReport report) {
        List<LaunchLine> lines = new ArrayList<>();
        lines.add(new LaunchLine(Sign.GOOD, Text.of("launch.line.filled", report.reservationsFilled())));
        lines.add(verified(report.verification()));
        UpgradeReport.Backup backup = report.backup();
        if (backup == null) {
            lines.add(new LaunchLine(Sign.GOOD, Text.of("launch.line.no-backup")));
        } else {
            lines.add(compared(report.oldValues()));
            lines.add(
                    new LaunchLine(Sign.GOOD, Text.of("launch.line.backup", backup.rows()), Text.NONE, backup.file()));
        }
        lines.add(
                report.flagged() == 0
                        ? new LaunchLine(Sign.GOOD, Text.of("launch.line.no-attention"))
                        : new LaunchLine(
                                Sign.LOOK_HERE,
                                Text.of("launch.line.attention", report.flagged()),
                                Text.of("launch.line.attention.where"),
                                ""));
        ShownCapacity shown = report.capacity();
        if (shown != null) {
            lines.add(new LaunchLine(
                    Sign.LOOK_HERE,
                    Text.of("launch.line.capacity", shown.needed(), shown.allowed()),
                    Text.of("launch.line.capacity.where", shown.over(), shown.coming()),
                    ""));
        }
        return lines;
    }

    private static LaunchLine verified(UpgradeReport.Verification verification) {
        return verification.different() == 0
                ? new LaunchLine(Sign.GOOD, Text.of("launch.line.verified", verification.checked()))
                : new LaunchLine(
                        Sign.WRONG, Text.of("launch.line.different", verification.different(), verification.checked()));
    }

    private static LaunchLine compared(UpgradeReport.OldValues old) {
        if (old.unexplained() > 0) {
            return new LaunchLine(Sign.WRONG, Text.of("launch.line.unexplained", old.unexplained(), old.compared()));
        }
        return new LaunchLine(
                Sign.GOOD,
                old.byOthers() == 0
                        ? Text.of("launch.line.unchanged", old.compared())
                        : Text.of("launch.line.by-others", old.compared(), old.byOthers()));
    }

    /** The differences that the checks found, by id; empty where they found none. */
    static List<Text> differences(UpgradeReport report) {
        return Stream.concat(report.verification().differences().stream(), report.oldValues().differences().stream())
                .map(difference -> Text.of("launch.detail.line", difference))
                .toList();
    }

    /** The objects unknown to the desk that were found for the first time. */
    static List<LaunchLine> appeared(UpgradeReport report) {
        return report.appeared().stream().map(ReportTexts::appeared).toList();
    }

    private static LaunchLine appeared(String element) {
        for (String kind : List.of(
                "table", "column", "index", "enum value", "dropped trigger", "replaced trigger", "disabled trigger")) {
            if (element.startsWith(kind + " ")) {
                return new LaunchLine(
                        Sign.PLAIN,
                        Text.of("launch.appeared." + kind.replace(' ', '-'), element.substring(kind.length() + 1)));
            }
        }
        return new LaunchLine(Sign.PLAIN, Text.of("launch.detail.line", element));
    }

    /** What the upgrade would do. */
    static List<LaunchLine> plan(UpgradePlan plan) {
        List<LaunchLine> lines = new ArrayList<>();
        lines.add(new LaunchLine(Sign.PLAIN, Text.of("launch.plan.backup", plan.reservations())));
        lines.add(new LaunchLine(
                Sign.PLAIN,
                Text.of("launch.plan.fill", plan.toFill(), plan.adds().size())));
        if (!plan.unparsed().isEmpty()) {
            lines.add(new LaunchLine(
                    Sign.LOOK_HERE,
                    Text.of("launch.plan.unparsed", plan.unparsed().size())));
        }
        if (plan.overlapping() > 0) {
            lines.add(new LaunchLine(Sign.LOOK_HERE, Text.of("launch.plan.overlapping", plan.overlapping())));
        }
        lines.add(new LaunchLine(Sign.PLAIN, Text.of("launch.plan.kept")));
        return lines;
    }
}
