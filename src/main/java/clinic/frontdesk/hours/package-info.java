/** The clinic's opening hours as they are written. */
@NullMarked
package clinic.frontdesk.hours;

import org.jspecify.annotations.NullMarked;
