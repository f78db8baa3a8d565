package clinic.frontdesk.soak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One try of a writer, as a line of its process's history.
 *
 * @param writer the writer, with its isolation level
 * @param id the reservation
 * @param day the requested day
 * @param start the minute of that day
 * @param detail the refusal's code, or the error's SQLSTATE
 * @param began nanoseconds since 1970
 * @param ended nanoseconds since 1970
 */
record Try(
        String writer,
        Operation operation,
        String id,
        LocalDate day,
        int start,
        Outcome outcome,
        String detail,
        long began,
        long ended) {

    enum Operation {
        BOOK,
        MOVE,
        CANCEL,
        REVIVE
    }

    enum Outcome {
        /** Acknowledged. */
        DONE,
        /** No place was free; nothing was written. */
        REFUSED,
        /** The connection broke; the change may or may not be committed. */
        LOST,
        /** It failed otherwise, and was rolled back. */
        FAILED
    }

    private static final String DESK = "desk";
    private static final String SEPARATOR = "\t";

    static String nameOf(boolean desk, String number, String isolation) {
        return (desk ? DESK : "website") + " " + number + " " + isolation;
    }

    boolean byDesk() {
        return writer.startsWith(DESK);
    }

    static long now() {
        return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    }

    String line() {
        return String.join(
                SEPARATOR,
                writer,
                operation.name(),
                id,
                day.toString(),
                Integer.toString(start),
                outcome.name(),
                detail,
                Long.toString(began),
                Long.toString(ended));
    }

    static Try of(String line) {
        List<String> fields = List.of(line.split(SEPARATOR, -1));
        return new Try(
                fields.get(0),
                Operation.valueOf(fields.get(1)),
                fields.get(2),
                LocalDate.parse(fields.get(3)),
                Integer.parseInt(fields.get(4)),
                Outcome.valueOf(fields.get(5)),
                fields.get(6),
                Long.parseLong(fields.get(7)),
                Long.parseLong(fields.get(8)));
    }
}
