@NullMarked
package clinic.frontdesk.architecture.violating.week;

import org.jspecify.annotations.NullMarked;
