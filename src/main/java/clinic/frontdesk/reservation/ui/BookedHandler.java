package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ReservationDetails;
import java.time.LocalDate;
import java.util.List;

/** Called after a reservation has been made, on the screen's thread. */
public interface BookedHandler {

    /**
     * A reservation was made.
     *
     * @param reservationId the first reservation of a visit or course
     * @param earlier what stands of earlier requests whose answers were lost before they were changed into another
     *     booking
     * @param visits how many visits of a course were made in all; 1 for a single visit
     * @param sameTime whether the patient has another reservation at the same time
     */
    void booked(String reservationId, LocalDate date, List<ReservationDetails> earlier, int visits, boolean sameTime);
}
