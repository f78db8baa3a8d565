/** The change feed: which days the database reports as changed, and what listens to it. */
@NullMarked
package clinic.frontdesk.live;

import org.jspecify.annotations.NullMarked;
