package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import java.util.List;

/** How booking, moving or bringing back a reservation ended. */
public sealed interface BookingOutcome {

    /**
     * It stands in the database.
     *
     * @param reservationId the reservation; of a visit the first
     * @param sameTime what the same patient has at the same time elsewhere, for a person to look at
     */
    record Accepted(String reservationId, List<SameTime> sameTime) implements BookingOutcome {

        public Accepted {
            sameTime = List.copyOf(sameTime);
        }

        /** It stands, and there is nothing to look at. */
        public Accepted(String reservationId) {
            this(reservationId, List.of());
        }
    }

    /**
     * Another reservation that holds a place while this one is treated, under the same name and phone.
     *
     * @param start minute of that day
     * @param end minute at which its treatment ends
     */
    record SameTime(String reservationId, int start, int end) {}

    /**
     * Nothing was written.
     *
     * @param nearest the nearest free starts, by distance in time; empty when there is none in the next 90 days
     */
    record Refused(Refusal reason, List<Slot> nearest) implements BookingOutcome {}

    /** The reservation, or its service, is not there any more. */
    record Gone() implements BookingOutcome {}
}
