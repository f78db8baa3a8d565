@NullMarked
package clinic.frontdesk.architecture.violating.schedule;

import org.jspecify.annotations.NullMarked;
