/** The week's user interface: its layers, the cards and free slots in them, and the gestures that select and move. */
@NullMarked
package clinic.frontdesk.week.ui;

import org.jspecify.annotations.NullMarked;
