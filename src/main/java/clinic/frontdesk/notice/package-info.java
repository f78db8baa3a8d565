/** Notices pinned to days, shared by all desks. */
@NullMarked
package clinic.frontdesk.notice;

import org.jspecify.annotations.NullMarked;
