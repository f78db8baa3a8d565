/** The clinic's website, as a database client. */
@NullMarked
package clinic.frontdesk.website;

import org.jspecify.annotations.NullMarked;
