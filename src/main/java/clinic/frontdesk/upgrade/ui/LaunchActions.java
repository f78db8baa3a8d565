package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.function.Consumer;

/**
 * What the launch's window starts, put together outside.
 *
 * @param open opens the week; called at once where there is nothing to say
 * @param quit ends the program
 * @param outside shows the report and takes what is copied
 */
public record LaunchActions(Consumer<UpgradeReport> open, Runnable quit, DesktopServices outside) {}
