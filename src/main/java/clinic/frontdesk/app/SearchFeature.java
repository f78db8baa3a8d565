package clinic.frontdesk.app;

import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.search.ui.CommandIndex;
import clinic.frontdesk.search.ui.SearchTargets;
import clinic.frontdesk.search.ui.SearchView;
import clinic.frontdesk.search.ui.SearchViewModel;
import clinic.frontdesk.shell.DeskView;
import clinic.frontdesk.shell.SearchButton;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The search over the window, and the field in the bar that opens it. */
final class SearchFeature {

    private final SearchViewModel model;
    private final Actions actions;
    private @Nullable DeskView window;
    private @Nullable Messages messages;
    private @Nullable SearchView open;

    SearchFeature(PatientSearch patients, BackgroundTasks tasks, Supplier<LocalDate> today, Actions actions) {
        this.model = new SearchViewModel(patients, new CommandIndex(actions), tasks, today);
        this.actions = actions;
        actions.set(Action.SEARCH, () -> {
            model.open();
            show();
        });
    }

    SearchViewModel model() {
        return model;
    }

    /** Sets where the search leads. */
    void connect(SearchTargets targets) {
        model.connect(targets, this::close);
    }

    /** Puts the field into the bar of a window that was created in a language; an open search opens over it again. */
    void attach(DeskView newWindow, Messages newMessages) {
        boolean wasOpen = open != null;
        close();
        window = newWindow;
        messages = newMessages;
        newWindow.showSearch(new SearchButton(newMessages, actions));
        if (wasOpen) {
            show();
        }
    }

    boolean isOpen() {
        return open != null;
    }

    private void show() {
        if (window == null || messages == null || open != null) {
            return;
        }
        SearchView view = new SearchView(model, actions, messages, this::close);
        open = view;
        window.overlay().show(view.root(), view.field(), this::close);
        view.typeOn();
    }

    private void close() {
        SearchView view = open;
        if (view != null && window != null) {
            open = null;
            window.overlay().close();
            view.close();
        }
    }
}
