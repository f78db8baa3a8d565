/** The window: toolbar, month, week, side panel, and status line. */
@NullMarked
package clinic.frontdesk.shell;

import org.jspecify.annotations.NullMarked;
