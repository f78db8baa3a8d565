@NullMarked
package clinic.frontdesk.architecture.violating.shell;

import org.jspecify.annotations.NullMarked;
