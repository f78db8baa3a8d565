/** What leaves the program: the reservations that documents hold, their files, and the record of who made them. */
@NullMarked
package clinic.frontdesk.output;

import org.jspecify.annotations.NullMarked;
