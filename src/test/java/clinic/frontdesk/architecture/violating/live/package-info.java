@NullMarked
package clinic.frontdesk.architecture.violating.live;

import org.jspecify.annotations.NullMarked;
