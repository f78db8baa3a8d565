package clinic.frontdesk.upgrade.refusal;

import org.jspecify.annotations.Nullable;

/**
 * Another client's session, as the server knows it.
 *
 * @param pid its process at the server
 * @param user its login
 * @param application what it calls itself, perhaps nothing
 * @param address where it connects from, null for a local socket or where this login may not see it
 * @param state what it is doing, such as {@code idle in transaction}; null where this login may not see it
 * @param seconds how long its transaction has been open, 0 where unknown
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
