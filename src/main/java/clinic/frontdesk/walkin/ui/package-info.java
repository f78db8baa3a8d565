/** The queue of walk-ins, and the panel that puts somebody into it. */
@NullMarked
package clinic.frontdesk.walkin.ui;

import org.jspecify.annotations.NullMarked;
