package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Panel;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Which panel stands beside the week: one at a time, made anew when the language changes. */
public final class Panels {

    /** Where the panel stands. */
    public interface Host {

        /** Puts a panel into the window, in place of the one that stands there. */
        void show(Panel panel);

        /** Takes the panel out, and gives the keyboard back to what is left. */
        void hide();
    }

    private record Open(PanelFactory factory, Panel panel) {}

    private final Actions actions;
    private final ReadOnlyBooleanWrapper anyOpen = new ReadOnlyBooleanWrapper();
    private Host host;
    private Messages messages;
    private @Nullable Open open;

    public Panels(Actions actions, Host host, Messages messages) {
        this.actions = actions;
        this.host = host;
        this.messages = messages;
        actions.set(Action.CLOSE_PANEL, this::close);
        actions.set(Action.When.PANEL_OPEN, anyOpen);
    }

    /** Lets an action open a kind of panel. */
    public void register(Action action, PanelFactory factory) {
        actions.set(action, () -> open(factory));
    }

    /**
     * Opens a kind of panel, or gives the keyboard to it where it is open already.
     *
     * @return false where the panel that is open refused to go
     */
    public boolean open(PanelFactory factory) {
        Open before = open;
        boolean same = before != null && before.factory().equals(factory);
        if (before != null && !same && !before.panel().closing()) {
            return false;
        }
        factory.opening();
        Panel panel = before != null && same ? before.panel() : replace(before, factory);
        panel.opened();
        return true;
    }

    private Panel replace(@Nullable Open before, PanelFactory factory) {
        Panel made = factory.create(messages);
        host.show(made);
        open = new Open(factory, made);
        anyOpen.set(true);
        if (before != null) {
            before.panel().close();
        }
        return made;
    }

    /**
     * Closes the panel, if one is open.
     *
     * @return false where it refused to go
     */
    public boolean close() {
        Open before = open;
        if (before != null) {
            if (!before.panel().closing()) {
                return false;
            }
            open = null;
            anyOpen.set(false);
            host.hide();
            before.panel().close();
        }
        return true;
    }

    /** Makes the open panel anew in another language, in another window content. */
    public void rebuild(Host newHost, Messages newMessages) {
        host = newHost;
        messages = newMessages;
        Open before = open;
        if (before != null) {
            replace(before, before.factory());
        }
    }

    /**
     * Gives the keyboard to the open panel.
     *
     * @return false where none is open
     */
    public boolean focus() {
        if (open != null) {
            open.panel().opened();
        }
        return open != null;
    }

    /** Whether a kind of panel is the one that is open. */
    public boolean shows(PanelFactory factory) {
        return open != null && open.factory().equals(factory);
    }

    public ReadOnlyBooleanProperty anyOpenProperty() {
        return anyOpen.getReadOnlyProperty();
    }
}
