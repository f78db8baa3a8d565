@NullMarked
package clinic.frontdesk.architecture.violating.reservation;

import org.jspecify.annotations.NullMarked;
