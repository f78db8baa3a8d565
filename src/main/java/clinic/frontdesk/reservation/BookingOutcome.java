package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.OfferedStart;
import java.util.List;

/** How booking, moving or bringing back a reservation ended. */
public sealed interface BookingOutcome {

    /** It stands in the database. */
    record Booked(String reservationId) implements BookingOutcome {}

    /**
     * Nothing was written.
     *
     * @param nearest the nearest free starts, by distance in time; empty when there is none in the next 90 days
     */
    record Refused(Refusal reason, List<OfferedStart> nearest) implements BookingOutcome {}

    /** The reservation, or its service, is not there any more. */
    record Gone() implements BookingOutcome {}
}
