/** A week as the desk shows it: its days with their openings, closures, free slots and reservations. */
@NullMarked
package clinic.frontdesk.week;

import org.jspecify.annotations.NullMarked;
