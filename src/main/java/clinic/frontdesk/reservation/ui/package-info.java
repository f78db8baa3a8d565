/** The booking form, the panel of a reservation, and the list of those that wait for a person. */
@NullMarked
package clinic.frontdesk.reservation.ui;

import org.jspecify.annotations.NullMarked;
