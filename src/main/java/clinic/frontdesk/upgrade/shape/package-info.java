/** The shapes of a database that the desk knows, told apart by the system catalog alone. */
@NullMarked
package clinic.frontdesk.upgrade.shape;

import org.jspecify.annotations.NullMarked;
