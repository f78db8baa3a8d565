/** The board on the wall, as a window. */
@NullMarked
package clinic.frontdesk.board.ui;

import org.jspecify.annotations.NullMarked;
