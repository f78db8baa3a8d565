/** Closing a part of a day, with or without reservations in it, and opening it again; public holidays. */
@NullMarked
package clinic.frontdesk.closure;

import org.jspecify.annotations.NullMarked;
