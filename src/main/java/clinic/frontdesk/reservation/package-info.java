/** Reservations: booking, moving and cancelling them, and what a person should know of each. */
@NullMarked
package clinic.frontdesk.reservation;

import org.jspecify.annotations.NullMarked;
