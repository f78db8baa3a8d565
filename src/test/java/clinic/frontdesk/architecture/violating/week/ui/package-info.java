@NullMarked
package clinic.frontdesk.architecture.violating.week.ui;

import org.jspecify.annotations.NullMarked;
