@NullMarked
package clinic.frontdesk.architecture.violating.text;

import org.jspecify.annotations.NullMarked;
