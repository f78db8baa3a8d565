@NullMarked
package clinic.frontdesk.architecture.violating.plan;

import org.jspecify.annotations.NullMarked;
