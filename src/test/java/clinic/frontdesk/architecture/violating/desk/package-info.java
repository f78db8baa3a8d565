@NullMarked
package clinic.frontdesk.architecture.violating.desk;

import org.jspecify.annotations.NullMarked;
