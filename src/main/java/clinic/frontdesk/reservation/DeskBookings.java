package clinic.frontdesk.reservation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Everything that a desk does with reservations. A caller that needs single reservations only takes {@link Bookings}. */
public interface DeskBookings extends Bookings {

    /** The longest reason of a squeeze-in, in characters. */
    int LONGEST_REASON = 200;

    /** The shortest treatment that {@link #resize} makes, and the step between two lengths, in minutes. */
    int SHORTEST = 5;

    /** The longest treatment that {@link #resize} makes, in minutes. */
    int LONGEST = 480;

    /**
     * Books the services of one visit, all or none of them.
     *
     * @param visitId made before the first try, and the same at every retry
     * @param parts in order, each as {@link #book} takes it; at least one, all of one day
     * @return the outcome; the nearest starts of a refusal are those of visits that can be booked whole
     */
    BookingOutcome bookVisit(String visitId, List<NewReservation> parts);

    /** As {@link #book}, for a reservation that is part of a series. */
    BookingOutcome bookPart(NewReservation reservation, SeriesPart part);

    /**
     * These bookings with permission to exceed capacity, opening hours, closures and daily limits. A reservation that
     * does not fit is flagged for good as a squeeze-in, with the reason. A start in the past and an inactive service are
     * refused all the same.
     *
     * @param reason for a person to read: 1 to {@value #LONGEST_REASON} characters
     * @throws IllegalArgumentException when the reason is blank or too long
     */
    DeskBookings squeezingIn(String reason);

    /**
     * Accepts a flagged reservation as it is: its placement flags become a squeeze-in with the reason of
     * {@link #squeezingIn}.
     *
     * @return gone where the reservation does not exist or has no such flag
     * @throws IllegalStateException when these bookings have no reason
     */
    BookingOutcome accept(String reservationId);

    /** The other reservations of the same visit or course that hold places, in order; empty where there are none. */
    List<String> together(String reservationId);

    /** A reservation as it is now, to compare with when it is written; empty where it does not exist. */
    Optional<ReservationSnapshot> snapshot(String reservationId);

    /**
     * Moves a reservation if its place and status are still as they were seen.
     *
     * @param start minute of the day, 0 to 1439
     * @return gone where the reservation does not exist or is in another state; accepted where an earlier try, whose
     *     answer was lost, has made this change
     */
    BookingOutcome move(ReservationSnapshot seen, LocalDate date, int start);

    /**
     * Changes the minutes of treatment of one reservation, if it is still as it was seen. The place is asked again.
     *
     * @param minutes {@value #SHORTEST} to {@value #LONGEST}, a multiple of {@value #SHORTEST}
     * @return as {@link #move(ReservationSnapshot, LocalDate, int)}
     */
    BookingOutcome resize(ReservationSnapshot seen, int minutes);

    /**
     * Changes the service of a reservation, if it is still as it was seen, to the minutes and the buffer which that
     * service has on its day. The place is asked again.
     *
     * @return as {@link #move(ReservationSnapshot, LocalDate, int)}; gone, too, where the service does not exist
     */
    BookingOutcome changeService(ReservationSnapshot seen, String serviceId);

    /**
     * Books a confirmed reservation of the same patient and service at another start, with the minutes of the service on
     * that day. It is a follow-up visit.
     *
     * @param newId made before the first try, and the same at every retry
     * @param start minute of the day, 0 to 1439
     * @return gone where the reservation does not exist or its service is not set up
     */
    BookingOutcome copy(String reservationId, String newId, LocalDate date, int start);

    /**
     * Writes {@link ReservationChange#after} of every change, all or none, if the reservations are in the states
     * {@link ReservationChange#before}. The database checks their places again. A reservation that is in the state
     * {@code after} already is accepted: the answer to an earlier try was lost.
     *
     * @param changes at least one, each with a state before
     * @return gone where a reservation does not exist or is in another state
     */
    BookingOutcome restore(List<ReservationChange> changes);
}
