package clinic.frontdesk.app;

import clinic.frontdesk.output.ui.ExportView;
import clinic.frontdesk.output.ui.ExportViewModel;
import clinic.frontdesk.output.ui.PaperChoice.PaperKind;
import clinic.frontdesk.output.ui.PrintView;
import clinic.frontdesk.output.ui.PrintViewModel;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.shell.Panels;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Printing, saving and exporting what the week shows. */
final class PaperFeature {

    private final WeekViewModel week;
    private final PrintViewModel print;
    private final ExportViewModel export;
    private final PanelFactory printing;
    private final PanelFactory exporting;

    /** @param desktop asks for files */
    PaperFeature(
            DeskOutput output,
            FxBackgroundTasks tasks,
            Supplier<DesktopServices> desktop,
            WeekViewModel week,
            Actions actions) {
        this.week = week;
        this.print = new PrintViewModel(output, tasks, desktop, week::todayDate);
        this.export = new ExportViewModel(output, tasks, tasks::onScreen, desktop, week::todayDate);
        this.printing = messages -> new PrintView(print, messages, actions);
        this.exporting = new PanelFactory() {
            @Override
            public void opening() {
                export.begin(week.mondayProperty().get());
            }

            @Override
            public Panel create(Messages messages) {
                return new ExportView(export, messages, actions);
            }
        };
    }

    /** Sets the actions, and where results are said. */
    void connect(Panels panels, Actions actions, Consumer<Text> notice) {
        panels.register(Action.EXPORT, exporting);
        actions.set(
                Action.PRINT,
                () -> open(panels, PaperKind.DAY, week.selectedProperty().get()));
        actions.set(Action.SLIP, () -> {
            String selected = week.selectedProperty().get();
            if (selected != null) {
                slip(panels, selected);
            }
        });
        print.setOnDone(text -> {
            notice.accept(text);
            closeIfShown(panels, printing);
        });
        export.setOnDone(text -> {
            notice.accept(text);
            closeIfShown(panels, exporting);
        });
        export.setOnProblem(text -> {
            if (!panels.shows(exporting)) {
                notice.accept(text);
            }
        });
    }

    /** Opens the slip of a reservation. */
    void slip(Panels panels, String reservation) {
        open(panels, PaperKind.SLIP, reservation);
    }

    private void open(Panels panels, PaperKind kind, @Nullable String reservation) {
        print.begin(kind, week.dayProperty().get(), reservation);
        panels.open(printing);
    }

    private static void closeIfShown(Panels panels, PanelFactory panel) {
        if (panels.shows(panel)) {
            panels.close();
        }
    }

    PrintViewModel print() {
        return print;
    }

    ExportViewModel export() {
        return export;
    }
}
