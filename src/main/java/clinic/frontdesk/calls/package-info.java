/** The calls before a visit: who comes on a day, who was reached, and what they said. */
@NullMarked
package clinic.frontdesk.calls;

import org.jspecify.annotations.NullMarked;
