/** Reservations: booking, moving, cancelling, undo, courses and visits. */
@NullMarked
package clinic.frontdesk.reservation;

import org.jspecify.annotations.NullMarked;
