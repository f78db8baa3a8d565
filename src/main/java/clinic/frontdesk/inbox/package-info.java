/** What waits for a person: web requests to confirm, and reservations that need attention. */
@NullMarked
package clinic.frontdesk.inbox;

import org.jspecify.annotations.NullMarked;
