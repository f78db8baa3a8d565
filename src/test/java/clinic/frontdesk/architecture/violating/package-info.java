/** A small program that violates every rule of the architecture once; it is never run. */
@NullMarked
package clinic.frontdesk.architecture.violating;

import org.jspecify.annotations.NullMarked;
