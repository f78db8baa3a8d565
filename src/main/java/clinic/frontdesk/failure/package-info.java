/** What can go wrong, as far as a person can do something about it; and the report of what nobody foresaw. */
@NullMarked
package clinic.frontdesk.failure;

import org.jspecify.annotations.NullMarked;
