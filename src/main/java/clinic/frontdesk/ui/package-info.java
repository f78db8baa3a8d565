/** The toolkit that all screens share: actions, tasks, FXML, theme, focus. Depends on no feature. */
@NullMarked
package clinic.frontdesk.ui;

import org.jspecify.annotations.NullMarked;
