package clinic.frontdesk.closure;

/** A reservation under a closure; its treatment in minutes of the day, without the buffer. */
public record AffectedReservation(String reservationId, int start, int end) {}
