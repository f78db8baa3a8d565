/** The tray of reservations in hand, below the month. */
@NullMarked
package clinic.frontdesk.tray.ui;

import org.jspecify.annotations.NullMarked;
