/** The services of the clinic, their planned changes and daily limits. */
@NullMarked
package clinic.frontdesk.catalog;

import org.jspecify.annotations.NullMarked;
