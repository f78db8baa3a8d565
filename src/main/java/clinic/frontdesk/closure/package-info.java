/** Closing a stretch of a day, over what is booked too, and opening it again. */
@NullMarked
package clinic.frontdesk.closure;

import org.jspecify.annotations.NullMarked;
