/**
 * Backups of the tables that the upgrade changes: made in one snapshot of the database, proven by reading all of it
 * back, and restored only into an empty database.
 */
@NullMarked
package clinic.frontdesk.backup;

import org.jspecify.annotations.NullMarked;
