/** Parsing of what people type: dates, times, and the result type. */
@NullMarked
package clinic.frontdesk.input;

import org.jspecify.annotations.NullMarked;
