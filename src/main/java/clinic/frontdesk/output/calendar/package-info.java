/** Reservations as a calendar file. */
@NullMarked
package clinic.frontdesk.output.calendar;

import org.jspecify.annotations.NullMarked;
