/** The front desk of a clinic: the command line, and the one place that puts the parts together. */
@NullMarked
package clinic.frontdesk;

import org.jspecify.annotations.NullMarked;
