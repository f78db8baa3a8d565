/** Tests of the shape detector. */
@NullMarked
package clinic.frontdesk.upgrade.shape;

import org.jspecify.annotations.NullMarked;
