/** Many desks and website writers in processes of their own on one day's last places, and what must hold of it all. */
@NullMarked
package clinic.frontdesk.soak;

import org.jspecify.annotations.NullMarked;
