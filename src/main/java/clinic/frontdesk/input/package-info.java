/** What people type at a desk, parsed: dates, times, and the outcome of parsing. */
@NullMarked
package clinic.frontdesk.input;

import org.jspecify.annotations.NullMarked;
