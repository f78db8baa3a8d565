/** A small program that breaks every rule of the architecture once; nothing runs it. */
@NullMarked
package clinic.frontdesk.architecture.violating;

import org.jspecify.annotations.NullMarked;
