package clinic.frontdesk.upgrade.refusal;

import org.jspecify.annotations.Nullable;

/**
 * A session of another client.
 *
 * @param pid its server process
 * @param user its login
 * @param application its application name; may be empty
 * @param address its client address; null for a local socket or where this login may not see it
 * @param state its state, such as {@code idle in transaction}; null where this login may not see it
 * @param seconds the age of its transaction, 0 where unknown
 */
public record BlockingSession(
        int pid,
        String user,
        String application,
        @Nullable String address,
        @Nullable String state,
        long seconds) {

    /** Such as {@code session 4711 (login website, "prisma", from 10.0.0.7, idle in transaction for 35 s)}. */
    public String text() {
        return "session " + pid + " (login " + user
                + (application.isEmpty() ? "" : ", \"" + application + "\"")
                + (address == null ? "" : ", from " + address)
                + (state == null ? "" : ", " + state + (seconds > 0 ? " for " + seconds + " s" : ""))
                + ")";
    }
}
