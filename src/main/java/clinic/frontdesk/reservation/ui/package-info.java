/** The screens of the booking form and of one reservation. */
@NullMarked
package clinic.frontdesk.reservation.ui;

import org.jspecify.annotations.NullMarked;
