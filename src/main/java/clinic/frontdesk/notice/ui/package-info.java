/** The notices in the left column, and the panel that writes them. */
@NullMarked
package clinic.frontdesk.notice.ui;

import org.jspecify.annotations.NullMarked;
