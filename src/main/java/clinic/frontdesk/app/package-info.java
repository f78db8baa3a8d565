/** Composition: the program, the open desk's session, the tour. The only package that knows every feature. */
@NullMarked
package clinic.frontdesk.app;

import org.jspecify.annotations.NullMarked;
