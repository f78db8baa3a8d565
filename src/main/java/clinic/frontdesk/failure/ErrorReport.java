package clinic.frontdesk.failure;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * An unexpected error as it is logged and shown. It holds classes, SQLSTATEs and stack frames, but no exception
 * messages: these may quote input and rows, and so personal data.
 *
 * @param code eight characters, equal for the same error at the same place
 * @param details several lines, to be sent to the maintainer
 */
public record ErrorReport(String code, String details) {

    private static final String OURS = "clinic.frontdesk.";

    /** Enough frames to diagnose; a stack overflow has thousands. */
    private static final int MOST_FRAMES = 60;

    /** Creates the report of an exception and its causes. */
    public static ErrorReport of(Throwable error) {
        StringBuilder stack = new StringBuilder();
        CRC32 place = new CRC32();
        for (Throwable cause : causes(error)) {
            stack.append(stack.isEmpty() ? "" : "Caused by: ")
                    .append(name(cause))
                    .append('\n');
            place.update(cause.getClass().getName().getBytes(StandardCharsets.UTF_8));
            boolean placed = false;
            int frames = 0;
            for (StackTraceElement frame : cause.getStackTrace()) {
                if (!placed && frame.getClassName().startsWith(OURS)) {
                    placed = true;
                    place.update(frame.toString().getBytes(StandardCharsets.UTF_8));
                }
                if (frames++ < MOST_FRAMES) {
                    stack.append("    at ").append(frame).append('\n');
                }
            }
        }
        String code = String.format(Locale.ROOT, "FD%06X", place.getValue() & 0xFFFFFF);
        String details = String.format(
                Locale.ROOT,
                "%s%nJava %s, %s%n%s",
                code,
                Runtime.version(),
                System.getProperty("os.name").toLowerCase(Locale.ROOT),
                stack);
        return new ErrorReport(code, details);
    }

    private static Iterable<Throwable> causes(Throwable error) {
        Deque<Throwable> chain = new ArrayDeque<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = error; cause != null && seen.add(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }

    private static String name(Throwable cause) {
        String name = cause.getClass().getName();
        return cause instanceof SQLException sql && sql.getSQLState() != null
                ? name + " (SQLSTATE " + sql.getSQLState() + ")"
                : name;
    }
}
