/** The upgrade at the server: its connections, its lock, the sessions that block it, and how long it retries. */
@NullMarked
package clinic.frontdesk.upgrade.session;

import org.jspecify.annotations.NullMarked;
