@NullMarked
package clinic.frontdesk.architecture.violating.database;

import org.jspecify.annotations.NullMarked;
