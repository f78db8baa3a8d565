/** The inbox: web requests to confirm, and reservations that need review. */
@NullMarked
package clinic.frontdesk.inbox;

import org.jspecify.annotations.NullMarked;
