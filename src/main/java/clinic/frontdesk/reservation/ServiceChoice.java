package clinic.frontdesk.reservation;

/**
 * A service that can be booked.
 *
 * @param duration minutes of treatment
 * @param buffer minutes that stay free after the treatment
 */
public record ServiceChoice(String id, String name, int duration, int buffer) {}
