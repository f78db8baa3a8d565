/** PostgreSQL's own programs, where they are installed, and how they connect. */
@NullMarked
package clinic.frontdesk.backup.tools;

import org.jspecify.annotations.NullMarked;
