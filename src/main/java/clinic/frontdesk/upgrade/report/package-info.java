/** What an upgrade found, did and verified, kept in the database and as a page for the manager. */
@NullMarked
package clinic.frontdesk.upgrade.report;

import org.jspecify.annotations.NullMarked;
