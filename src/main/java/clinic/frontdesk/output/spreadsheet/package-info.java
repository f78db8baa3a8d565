/** Reservations as a spreadsheet. */
@NullMarked
package clinic.frontdesk.output.spreadsheet;

import org.jspecify.annotations.NullMarked;
