/** Failures that a person can act on, and the report of unexpected errors. */
@NullMarked
package clinic.frontdesk.failure;

import org.jspecify.annotations.NullMarked;
