package clinic.frontdesk.output;

import java.time.LocalDate;

/**
 * The days of a document.
 *
 * @param first the first day
 * @param last the last day, not before the first
 */
public record DocumentPeriod(LocalDate first, LocalDate last) {

    public DocumentPeriod {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("The last day is before the first");
        }
    }

    /** A single day. */
    public static DocumentPeriod of(LocalDate day) {
        return new DocumentPeriod(day, day);
    }
}
