package clinic.frontdesk.plan;

import org.jspecify.annotations.Nullable;

/**
 * A closure of the website that closes nothing.
 *
 * @param id its id; null where the website's whole table cannot be read
 * @param day its day as {@code yyyy-mm-dd}; null where the whole table cannot be read
 * @param written its times as they are stored, or an SQLSTATE
 */
public record UnreadableClosure(
        @Nullable String id, @Nullable String day, String written) {}
