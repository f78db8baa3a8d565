/** Patients without a reservation who wait for a free place, in the order in which they came. */
@NullMarked
package clinic.frontdesk.walkin;

import org.jspecify.annotations.NullMarked;
