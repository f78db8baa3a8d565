/**
 * Backups of what the upgrade touches: made in one picture of the database, proven by reading all of it back, and
 * restored only into an empty database.
 */
@NullMarked
package clinic.frontdesk.backup;

import org.jspecify.annotations.NullMarked;
