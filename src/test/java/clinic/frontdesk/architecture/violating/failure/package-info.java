@NullMarked
package clinic.frontdesk.architecture.violating.failure;

import org.jspecify.annotations.NullMarked;
