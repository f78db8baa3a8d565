package clinic.frontdesk.closure.ui;

import clinic.frontdesk.closure.AffectedVisits;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.closure.UndoableDateHours;
import clinic.frontdesk.reservation.Moves;
import clinic.frontdesk.reservation.ServiceChoices;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.tray.Tray;
import java.time.LocalDate;
import java.util.List;

/**
 * What the panel of closures reads and writes.
 *
 * @param paper makes the calling list of those affected
 */
public record ClosureActs(
        UndoableClosures closures,
        UndoableDateHours hours,
        AffectedVisits affected,
        Moves moves,
        Tray tray,
        ServiceChoices services,
        AffectedPaper paper) {

    /** The calling list of given reservations on paper, opened in the desktop's program for it. */
    @FunctionalInterface
    public interface AffectedPaper {

        /**
         * Blocks.
         *
         * @return where it is, or why there is none
         */
        Text make(LocalDate first, LocalDate last, List<String> reservationIds);
    }
}
