/** Composition: the program, the desk session and the tour. The only package that depends on every feature. */
@NullMarked
package clinic.frontdesk.app;

import org.jspecify.annotations.NullMarked;
