/**
 * The scheduling rules: openings, closures, what is held, and the starts that can be offered. Values and functions only,
 * no SQL and no user interface. Times of day are minutes since midnight in the clinic's zone, 0 to 1439; every interval
 * is half-open.
 */
@NullMarked
package clinic.frontdesk.schedule;

import org.jspecify.annotations.NullMarked;
