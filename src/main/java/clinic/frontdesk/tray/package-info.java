/** Reservations in hand: parked by a desk until they are put down at another place; shared by all desks. */
@NullMarked
package clinic.frontdesk.tray;

import org.jspecify.annotations.NullMarked;
