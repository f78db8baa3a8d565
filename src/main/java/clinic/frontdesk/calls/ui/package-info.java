/** The calling list of a day, as a panel beside the week. */
@NullMarked
package clinic.frontdesk.calls.ui;

import org.jspecify.annotations.NullMarked;
