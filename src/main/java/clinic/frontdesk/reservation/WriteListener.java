package clinic.frontdesk.reservation;

import java.util.List;

/** Is told what a desk wrote. Called on the thread that wrote, after the commit and before the write's result is known. */
@FunctionalInterface
public interface WriteListener {

    /** Does nothing. */
    WriteListener NONE = changes -> {};

    /** Reservations were written, each to its state {@link ReservationChange#after}. */
    void written(List<ReservationChange> changes);

    /** A reservation is shown with another status than its own from now on, as its patient arrived. */
    default void shownAs(String reservationId, ReservationState state, DisplayStatus status) {}
}
