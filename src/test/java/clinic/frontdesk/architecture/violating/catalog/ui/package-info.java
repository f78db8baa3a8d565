@NullMarked
package clinic.frontdesk.architecture.violating.catalog.ui;

import org.jspecify.annotations.NullMarked;
