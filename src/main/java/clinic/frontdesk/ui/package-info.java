/** What every screen shares: messages, look, shortcuts, loading of FXML, work off the screen's thread. Knows no feature. */
@NullMarked
package clinic.frontdesk.ui;

import org.jspecify.annotations.NullMarked;
