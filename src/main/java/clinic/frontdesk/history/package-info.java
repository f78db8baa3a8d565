/** What was done at this desk, and undoing and doing it again, each time asked anew. */
@NullMarked
package clinic.frontdesk.history;

import org.jspecify.annotations.NullMarked;
