/** Tests of how PostgreSQL's own programs connect. */
@NullMarked
package clinic.frontdesk.backup.tools;

import org.jspecify.annotations.NullMarked;
