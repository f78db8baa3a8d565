/** The screen of the inbox. */
@NullMarked
package clinic.frontdesk.inbox.ui;

import org.jspecify.annotations.NullMarked;
