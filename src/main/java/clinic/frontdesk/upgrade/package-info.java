/**
 * Bringing a clinic's database to the shape that this program works on: what stands there is named first, then
 * expanded, filled and verified, and it can be taken back.
 */
@NullMarked
package clinic.frontdesk.upgrade;

import org.jspecify.annotations.NullMarked;
