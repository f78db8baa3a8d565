package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the waiting list. Enter does what the focused button says, and in a field what the editor's button says. */
final class WaitlistKeys {

    private final WaitlistViewModel model;
    private final Actions actions;
    private final ListView<?> list;
    private final WishEditorView editor;

    WaitlistKeys(WaitlistViewModel model, Actions actions, ListView<?> list, WishEditorView editor) {
        this.model = model;
        this.actions = actions;
        this.list = list;
        this.editor = editor;
    }

    /** Handles a key before the focused node does. */
    void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if (event.getTarget() instanceof ButtonBase button && event.getCode() == KeyCode.ENTER) {
            event.consume();
            button.fire();
        } else if (typing && editor.pressed(event)) {
            event.consume();
        } else {
            Actions.of(event, Action.Scope.WAITLIST)
                    .filter(action -> !typing || action == Action.WAITLIST_BACK || action == Action.WAITLIST_NEW)
                    .filter(action -> action == Action.WAITLIST_BACK
                            || action == Action.WAITLIST_NEW
                            || inList(event.getTarget()))
                    .ifPresent(action -> {
                        event.consume();
                        run(action, event);
                    });
        }
    }

    private boolean inList(Object target) {
        for (Node node = target instanceof Node start ? start : null; node != null; node = node.getParent()) {
            if (node.equals(list)) {
                return true;
            }
        }
        return false;
    }

    private void run(Action action, KeyEvent event) {
        switch (action) {
            case WAITLIST_BOOK -> model.book();
            case WAITLIST_START -> model.book(event.getCode().getCode() - KeyCode.DIGIT0.getCode());
            case WAITLIST_REMOVE -> model.remove();
            case WAITLIST_EDIT -> model.edit();
            case WAITLIST_NEW -> model.editor().begin();
            default -> back();
        }
    }

    /** Closes the suggestions, or leaves the wish that is being changed, or closes the panel. */
    private void back() {
        if (editor.closeSuggestions()) {
            return;
        }
        if (model.editor().editingProperty().get() != null) {
            model.editor().begin();
            list.requestFocus();
        } else {
            actions.run(Action.CLOSE_PANEL);
        }
    }
}
