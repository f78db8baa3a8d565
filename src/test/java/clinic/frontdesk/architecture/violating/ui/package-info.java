@NullMarked
package clinic.frontdesk.architecture.violating.ui;

import org.jspecify.annotations.NullMarked;
