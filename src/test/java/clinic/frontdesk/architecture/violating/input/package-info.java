@NullMarked
package clinic.frontdesk.architecture.violating.input;

import org.jspecify.annotations.NullMarked;
