package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Panel;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Manages the panel beside the week: at most one is open; a change of language recreates it. */
public final class Panels {

    /** The part of the window that shows the panel. */
    public interface Host {

        /** Shows a panel in place of the current one. */
        void show(Panel panel);

        /** Removes the panel and focuses the main content. */
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

    /** Registers the action that opens a kind of panel. */
    public void register(Action action, PanelFactory factory) {
        actions.set(action, () -> open(factory));
    }

    /**
     * Opens a kind of panel, or focuses it if it is open.
     *
     * @return false if the open panel refused to close
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
        Panel panel = factory.create(messages);
        host.show(panel);
        open = new Open(factory, panel);
        anyOpen.set(true);
        if (before != null) {
            before.panel().close();
        }
        return panel;
    }

    /**
     * Closes the panel, if one is open.
     *
     * @return false if it refused to close
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

    /** Asks the open panel whether it may close; it stays open. */
    public boolean mayClose() {
        return open == null || open.panel().closing();
    }

    /** Recreates the open panel in another language and host. */
    public void rebuild(Host newHost, Messages newMessages) {
        host = newHost;
        messages = newMessages;
        Open before = open;
        if (before != null) {
            replace(before, before.factory());
        }
    }

    /**
     * Focuses the open panel.
     *
     * @return false if none is open
     */
    public boolean focus() {
        if (open != null) {
            open.panel().opened();
        }
        return open != null;
    }

    /** Whether the open panel is of a kind. */
    public boolean shows(PanelFactory factory) {
        return open != null && open.factory().equals(factory);
    }

    public ReadOnlyBooleanProperty anyOpenProperty() {
        return anyOpen.getReadOnlyProperty();
    }
}
