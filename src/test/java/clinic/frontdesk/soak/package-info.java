/**
 * Many desks and website writers in several processes compete for one day's last places; the result is checked for
 * consistency.
 */
@NullMarked
package clinic.frontdesk.soak;

import org.jspecify.annotations.NullMarked;
