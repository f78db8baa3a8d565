/** The change feed, which reports the days that changed in the database, and its listeners. */
@NullMarked
package clinic.frontdesk.live;

import org.jspecify.annotations.NullMarked;
