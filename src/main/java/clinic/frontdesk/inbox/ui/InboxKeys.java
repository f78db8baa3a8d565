package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.inbox.ui.InboxViewModel.Question;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the inbox. A typed letter belongs to the field; Enter does what the focused button says. */
final class InboxKeys {

    private final InboxViewModel model;
    private final Actions actions;

    InboxKeys(InboxViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
    }

    /** Handles a key before the focused node does. */
    void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        boolean enter = event.getCode() == KeyCode.ENTER;
        if (event.getTarget() instanceof Button button && enter) {
            event.consume();
            button.fire();
            return;
        }
        Actions.of(event, Action.Scope.INBOX)
                .filter(action -> !typing || action == Action.INBOX_BACK || enter)
                .ifPresent(action -> {
                    if (run(action, event)) {
                        event.consume();
                    }
                });
    }

    private boolean run(Action action, KeyEvent event) {
        switch (action) {
            case INBOX_SETTLE -> {
                if (model.questionProperty().get() == Question.NONE) {
                    model.settle();
                } else {
                    model.submit();
                }
            }
            case INBOX_MOVE -> model.askMove();
            case INBOX_START -> model.moveTo(event.getCode().getCode() - KeyCode.DIGIT0.getCode());
            case INBOX_TIME -> model.ask(Question.TIME);
            case INBOX_REJECT -> model.ask(Question.REJECT);
            case INBOX_LEAVE -> model.ask(Question.LEAVE);
            case INBOX_MARK -> model.mark();
            case INBOX_MARK_UP -> model.markStep(-1);
            case INBOX_MARK_DOWN -> model.markStep(1);
            case INBOX_BACK -> {
                // A list keeps Esc for itself.
                return model.back() || actions.run(Action.CLOSE_PANEL);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
