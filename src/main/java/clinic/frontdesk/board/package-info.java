/** The board on the wall: who is in treatment, who waits and who comes next, with names as the clinic shows them. */
@NullMarked
package clinic.frontdesk.board;

import org.jspecify.annotations.NullMarked;
