package clinic.frontdesk.board;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What the board shows.
 *
 * @param now the clinic's wall clock when it was read
 * @param inTreatment who is in treatment, the longest first
 * @param waiting who waits, in the order in which they are expected
 * @param next the next appointments of patients who have not come
 */
public record BoardState(
        LocalDateTime now, List<BoardLine> inTreatment, List<BoardLine> waiting, List<BoardLine> next) {

    public BoardState {
        inTreatment = List.copyOf(inTreatment);
        waiting = List.copyOf(waiting);
        next = List.copyOf(next);
    }
}
