package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;

/** The handlers of the {@linkplain Action actions} in this window, and the conditions that enable them. */
public final class Actions {

    private static final ObservableBooleanValue ALWAYS = new ReadOnlyBooleanWrapper(true);
    private static final ObservableBooleanValue NEVER = new ReadOnlyBooleanWrapper(false);

    private final Map<Action, Runnable> handlers = new EnumMap<>(Action.class);
    private final Map<Action.When, ObservableBooleanValue> conditions = new EnumMap<>(Action.When.class);
    private Runnable beforeEach = () -> {};

    /** Sets the handler of an action, replacing the previous one. */
    public void set(Action action, Runnable handler) {
        handlers.put(action, handler);
    }

    /** Sets what happens before each action that is run. */
    public void setBeforeEach(Runnable handler) {
        beforeEach = handler;
    }

    /** Sets the value of a condition; a condition without a value is false. */
    public void set(Action.When condition, ObservableBooleanValue value) {
        conditions.put(condition, value);
    }

    /** Whether an action is enabled, observable. */
    public ObservableBooleanValue enabled(Action action) {
        return action.when() == Action.When.ALWAYS ? ALWAYS : conditions.getOrDefault(action.when(), NEVER);
    }

    /** Whether an action can be run now. */
    public boolean available(Action action) {
        return handlers.containsKey(action) && enabled(action).get();
    }

    /**
     * Runs an action.
     *
     * @return false if it is not enabled or has no handler
     */
    public boolean run(Action action) {
        Runnable handler = handlers.get(action);
        if (handler == null || !enabled(action).get()) {
            return false;
        }
        beforeEach.run();
        handler.run();
        return true;
    }

    /** The action of a scope that a key press triggers. */
    public static Optional<Action> of(KeyEvent event, Action.Scope scope) {
        return Stream.of(Action.values())
                .filter(action -> action.scope() == scope && action.matches(event))
                .findFirst();
    }

    /** Makes a button run an action and follow its enabled state; a button without text gets the action's name. */
    public void bind(ButtonBase button, Action action, Messages messages, Subscriptions subscriptions) {
        button.setOnAction(event -> run(action));
        subscriptions.onValue(enabled(action), enabled -> button.setDisable(!enabled));
        if (button.getAccessibleText() == null) {
            button.setAccessibleText(messages.text(action.key()));
        }
    }
}
