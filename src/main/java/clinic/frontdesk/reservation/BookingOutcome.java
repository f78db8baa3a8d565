package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import java.util.List;

/** The result of a write to one reservation or to the reservations of one visit. */
public sealed interface BookingOutcome {

    /**
     * The write is committed.
     *
     * @param reservationId the reservation; of a visit the first
     * @param changes what was written, read in the writing transaction; of a visit one for each part. Empty where the
     *     reservation was in the wanted state already, or where a retried booking finds its reservation changed by
     *     another client since
     * @param sameTime other reservations of the same patient at the same time, to be reviewed by a person
     */
    record Accepted(String reservationId, List<ReservationChange> changes, List<SameTime> sameTime)
            implements BookingOutcome {

        public Accepted {
            changes = List.copyOf(changes);
            sameTime = List.copyOf(sameTime);
        }

        /** Accepted, with nothing changed and nothing to review. */
        public Accepted(String reservationId) {
            this(reservationId, List.of(), List.of());
        }
    }

    /**
     * Another reservation under the same name and phone number whose treatment overlaps.
     *
     * @param start minute of that day
     * @param end minute of that day at which its treatment ends
     */
    record SameTime(String reservationId, int start, int end) {}

    /**
     * Nothing was written.
     *
     * @param nearest the nearest free starts, by distance in time; empty when there is none in the next 90 days
     */
    record Refused(Refusal reason, List<Slot> nearest) implements BookingOutcome {

        public Refused {
            nearest = List.copyOf(nearest);
        }
    }

    /** The reservation, or its service, does not exist; nothing was written. */
    record Gone() implements BookingOutcome {}
}
