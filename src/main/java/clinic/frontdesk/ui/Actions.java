package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;

/** What each {@link Action} does in this window, and the conditions under which it is enabled. */
public final class Actions {

    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true);
    private static final ObservableBooleanValue NEVER = new ReadOnlyBooleanWrapper(false);

    private final Map<Action, Runnable> handlers = new EnumMap<>(Action.class);
    private final Map<Action.When, ObservableBooleanValue> conditions = new EnumMap<>(Action.When.class);

    /** Sets what an action does, in place of what it did before. */
    public void set(Action action, Runnable handler) {
        handlers.put(action, handler);
    }

    /** Sets what a condition is observed from; a condition that was never set does not hold. */
    public void set(Action.When condition, ObservableBooleanValue value) {
        conditions.put(condition, value);
    }

    /** Whether an action is enabled, as it changes. */
    public ObservableBooleanValue enabled(Action action) {
        return action.when() == Action.When.ALWAYS ? ALWAYS : conditions.getOrDefault(action.when(), NEVER);
    }

    /**
     * Runs an action.
     *
     * @return false where it is not enabled, or nothing handles it
     */
    public boolean run(Action action) {
        Runnable handler = handlers.get(action);
        if (handler == null || !enabled(action).get()) {
            return false;
        }
        handler.run();
        return true;
    }

    /** The action of a scope that a key press runs; what a text field uses for its text is left to the field. */
    public static Optional<Action> of(KeyEvent event, Action.Scope scope) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        return Stream.of(Action.values())
                .filter(action -> action.scope() == scope)
                .filter(action -> action.matches(event) && !(typing && action.ofText()))
                .findFirst();
    }

    /** Lets a button run an action, and disables it while the action is; its name is the action's unless it has one. */
    public void bind(ButtonBase button, Action action, Messages messages, Subscriptions subscriptions) {
        button.setOnAction(event -> run(action));
        subscriptions.onValue(enabled(action), enabled -> button.setDisable(!enabled));
        if (button.getAccessibleText() == null) {
            button.setAccessibleText(messages.text(action.key()));
        }
    }
}
