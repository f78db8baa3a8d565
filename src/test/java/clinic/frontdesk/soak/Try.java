package clinic.frontdesk.soak;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One thing that a writer tried, as a line of its process's history tells it.
 *
 * @param writer who, with its isolation level
 * @param id the reservation
 * @param day where it is to stand
 * @param start minute of that day
 * @param detail the refusal's code, or the error's state
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
        /** There was no place for it; nothing was written. */
        REFUSED,
        /** The connection broke; it is done or it is not. */
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
        List<String> told = List.of(line.split(SEPARATOR, -1));
        return new Try(
                told.get(0),
                Operation.valueOf(told.get(1)),
                told.get(2),
                LocalDate.parse(told.get(3)),
                Integer.parseInt(told.get(4)),
                Outcome.valueOf(told.get(5)),
                told.get(6),
                Long.parseLong(told.get(7)),
                Long.parseLong(told.get(8)));
    }
}
