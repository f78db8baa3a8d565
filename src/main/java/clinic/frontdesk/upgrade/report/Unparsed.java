package clinic.frontdesk.upgrade.report;

/**
 * A reservation whose written time nobody can read; it occupies nothing and needs attention.
 *
 * @param id the reservation
 * @param preferredTime what was written, as it stands
 * @param reason {@code empty}, {@code out-of-range} or {@code not-a-time}
 */
public record Unparsed(String id, String preferredTime, String reason) {}
