/** A week as the desk shows it: its days, what is open, and the reservations as cards. */
@NullMarked
package clinic.frontdesk.week;

import org.jspecify.annotations.NullMarked;
