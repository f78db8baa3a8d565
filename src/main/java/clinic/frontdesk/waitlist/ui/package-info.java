/** The waiting list: in the window's left column, and as a panel with its editor. */
@NullMarked
package clinic.frontdesk.waitlist.ui;

import org.jspecify.annotations.NullMarked;
