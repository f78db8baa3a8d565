package clinic.frontdesk.upgrade.report;

/**
 * A reservation whose time cannot be read; it occupies nothing and needs attention.
 *
 * @param id the id of the reservation
 * @param preferredTime the time as it was written
 * @param reason {@code empty}, {@code out-of-range} or {@code not-a-time}
 */
public record Unparsed(String id, String preferredTime, String reason) {}
