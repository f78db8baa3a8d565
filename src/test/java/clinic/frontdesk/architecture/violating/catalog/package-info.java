@NullMarked
package clinic.frontdesk.architecture.violating.catalog;

import org.jspecify.annotations.NullMarked;
