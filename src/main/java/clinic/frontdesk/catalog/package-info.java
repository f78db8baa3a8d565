/** The services a clinic offers, and what a change of one would do. */
@NullMarked
package clinic.frontdesk.catalog;

import org.jspecify.annotations.NullMarked;
