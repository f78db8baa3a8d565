/**
 * Tests of the architecture: rules over the compiled program, and proofs that every check of the build is effective.
 */
@NullMarked
package clinic.frontdesk.architecture;

import org.jspecify.annotations.NullMarked;
