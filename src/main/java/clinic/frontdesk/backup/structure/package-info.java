/** The structure of the tables that a backup covers, as statements that create it again. */
@NullMarked
package clinic.frontdesk.backup.structure;

import org.jspecify.annotations.NullMarked;
