package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Privacy;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.beans.property.IntegerProperty;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.InputEvent;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/**
 * Hides people by a key, or when there was no input for some minutes, and shows them again by another key. While they are
 * hidden, the window turns pages and nothing else: any other input only says how to show them.
 */
final class HideMode {

    private static final PseudoClass ASKED = PseudoClass.getPseudoClass("asked");

    /** What shows no person and changes no data. */
    private static final Set<Action> ALLOWED = EnumSet.of(
            Action.PREVIOUS_WEEK,
            Action.NEXT_WEEK,
            Action.TODAY,
            Action.SHOW_DAY,
            Action.SHOW_WEEK,
            Action.SHOW_MONTH,
            Action.CANCELLED,
            Action.RELOAD,
            Action.THEME,
            Action.LANGUAGE,
            Action.HIDE_PEOPLE,
            Action.SHOW_PEOPLE);

    private final StackPane root;
    private final List<Node> open;
    private final Privacy privacy;
    private final Actions actions;
    private final Subscriptions subscriptions;
    private final HBox bar;
    private final IdleTime idle = new IdleTime(System::nanoTime);
    private final PauseTransition pause = new PauseTransition();
    private int minutes;

    /**
     * @param root the root of the window
     * @param open what may be clicked while people are hidden
     */
    HideMode(StackPane root, List<Node> open, Messages messages, Actions actions, Subscriptions subscriptions) {
        this.root = root;
        this.open = open;
        this.privacy = messages.privacy();
        this.actions = actions;
        this.subscriptions = subscriptions;
        this.bar = bar(messages);
        actions.set(Action.HIDE_PEOPLE, () -> privacy.hide(true));
        actions.set(Action.SHOW_PEOPLE, () -> privacy.hide(false));
        root.addEventFilter(InputEvent.ANY, this::input);
        subscriptions.onValue(privacy.hiddenProperty(), this::show);
        subscriptions.add(pause::stop);
        pause.setOnFinished(event -> check());
    }

    /** Hides people after a number of minutes without input; 0 for never. */
    void hideAfter(IntegerProperty after) {
        subscriptions.onValue(after, wanted -> {
            minutes = wanted.intValue();
            check();
        });
    }

    private HBox bar(Messages messages) {
        Label text = new Label(messages.text("hide.bar", Action.SHOW_PEOPLE.keys()));
        text.setWrapText(true);
        Button show = new Button(messages.text(Action.SHOW_PEOPLE.key()));
        KeyHint hint = new KeyHint();
        hint.setAction(Action.SHOW_PEOPLE);
        show.setGraphic(hint);
        show.setContentDisplay(ContentDisplay.RIGHT);
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setFocusTraversable(false);
        show.setOnAction(event -> actions.run(Action.SHOW_PEOPLE));
        HBox created = new HBox(text, show);
        created.getStyleClass().addAll("first-keys", "hide-bar");
        created.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(created, Pos.BOTTOM_CENTER);
        return created;
    }

    private void show(boolean hidden) {
        root.getChildren().remove(bar);
        bar.pseudoClassStateChanged(ASKED, false);
        if (hidden) {
            closePopups();
            root.getChildren().add(bar);
        } else {
            idle.used();
            check();
        }
    }

    /** Menus, suggestions and tooltips are windows of their own. */
    private void closePopups() {
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .filter(popup -> popup.getOwnerWindow() != null
                        && root.getScene() != null
                        && popup.getOwnerWindow().equals(root.getScene().getWindow()))
                .forEach(PopupWindow::hide);
    }

    /** Hides people if it is time, or waits until then. */
    private void check() {
        pause.stop();
        if (minutes <= 0 || privacy.hides()) {
            return;
        }
        Duration left = idle.left(Duration.ofMinutes(minutes));
        if (left.isZero()) {
            privacy.hide(true);
        } else {
            pause.setDuration(javafx.util.Duration.millis((double) left.toMillis() + 1));
            pause.play();
        }
    }

    private void input(InputEvent event) {
        idle.used();
        if (!privacy.hides()) {
            return;
        }
        switch (event) {
            case KeyEvent key -> key(key);
            case InputMethodEvent composed -> refuse(composed);
            case MouseEvent mouse -> {
                if (pressesOrDrags(mouse) && !isOpen(mouse.getTarget())) {
                    refuse(mouse);
                }
            }
            case DragEvent drag -> refuse(drag);
            case ContextMenuEvent menu -> refuse(menu);
            default -> {
                // Scrolling shows no person.
            }
        }
    }

    private void key(KeyEvent event) {
        event.consume();
        if (event.getEventType() != KeyEvent.KEY_PRESSED || event.getCode().isModifierKey()) {
            return;
        }
        Optional<Action> action = Actions.of(event, Action.Scope.WINDOW).filter(ALLOWED::contains);
        if (action.isEmpty() || !actions.run(action.get())) {
            refuse(event);
        }
    }

    private static boolean pressesOrDrags(MouseEvent event) {
        return event.getEventType() == MouseEvent.MOUSE_PRESSED
                || event.getEventType() == MouseEvent.MOUSE_RELEASED
                || event.getEventType() == MouseEvent.MOUSE_CLICKED
                || event.getEventType() == MouseEvent.MOUSE_DRAGGED
                || event.getEventType() == MouseEvent.DRAG_DETECTED;
    }

    private boolean isOpen(EventTarget target) {
        for (Node node = target instanceof Node at ? at : null; node != null; node = node.getParent()) {
            if (node.equals(bar) || open.contains(node)) {
                return true;
            }
        }
        return false;
    }

    private void refuse(Event event) {
        event.consume();
        bar.pseudoClassStateChanged(ASKED, true);
    }
}
