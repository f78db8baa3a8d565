/** The window: bar, month, week, the panel beside it, and the line below. */
@NullMarked
package clinic.frontdesk.shell;

import org.jspecify.annotations.NullMarked;
