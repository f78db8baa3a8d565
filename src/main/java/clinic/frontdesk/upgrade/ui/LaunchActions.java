package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.function.Consumer;

/**
 * What the window of a launch can start.
 *
 * @param open opens the week; called at once where the launch has nothing to report
 * @param quit ends the program
 * @param outside opens the report and holds the clipboard
 */
public record LaunchActions(Consumer<UpgradeReport> open, Runnable quit, DesktopServices outside) {}
