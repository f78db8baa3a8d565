/** The clinic's website, as far as its database can tell. */
@NullMarked
package clinic.frontdesk.website;

import org.jspecify.annotations.NullMarked;
