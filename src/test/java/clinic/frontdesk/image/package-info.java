/** Tests of the self-contained image, as a clinic gets it. */
@NullMarked
package clinic.frontdesk.image;

import org.jspecify.annotations.NullMarked;
