/** What holds the architecture: rules over the compiled program, and proof that every check of the build looks. */
@NullMarked
package clinic.frontdesk.architecture;

import org.jspecify.annotations.NullMarked;
