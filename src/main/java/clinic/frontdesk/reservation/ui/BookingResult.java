package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.ReservationDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param outcomes of a visit one; of a course one for each visit, in order
 * @param visit of a refused visit what is in its way now; null otherwise
 * @param earlier what stands of earlier requests whose answers were lost before they became another booking
 */
record BookingResult(
        List<BookingOutcome> outcomes, @Nullable PlannedVisit visit, List<ReservationDetails> earlier) {

    BookingResult {
        outcomes = List.copyOf(outcomes);
        earlier = List.copyOf(earlier);
    }
}
