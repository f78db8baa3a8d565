package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Panel;

/** Makes one kind of panel. Its model outlives the panels that it makes. */
public interface PanelFactory {

    /** A panel in a language. */
    Panel create(Messages messages);

    /** Called before the panel opens at a person's request, as to read what it shows. */
    default void opening() {}
}
