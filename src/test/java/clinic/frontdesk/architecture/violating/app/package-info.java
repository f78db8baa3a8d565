@NullMarked
package clinic.frontdesk.architecture.violating.app;

import org.jspecify.annotations.NullMarked;
