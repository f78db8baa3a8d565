package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Panel;

/** Creates one kind of panel. Its model outlives the panels. */
public interface PanelFactory {

    /** Creates a panel in a language. */
    Panel create(Messages messages);

    /** Called before the panel opens at the user's request, for example to load its data. */
    default void opening() {}
}
