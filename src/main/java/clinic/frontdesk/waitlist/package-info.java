/** The waiting list: what patients wait for, and who would take a place that is free. Nothing is booked by itself. */
@NullMarked
package clinic.frontdesk.waitlist;

import org.jspecify.annotations.NullMarked;
