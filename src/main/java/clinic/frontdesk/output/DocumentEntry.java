package clinic.frontdesk.output;

import org.jspecify.annotations.Nullable;

/**
 * What the record of a document says.
 *
 * @param kind what it is
 * @param format how it left the program
 * @param period its days; null for every day
 * @param subject the id of the reservation or the patient that it is about; null for everybody's
 * @param memos whether it holds requests and memos
 * @param reservations how many reservations it holds
 */
public record DocumentEntry(
        DocumentKind kind,
        DocumentFormat format,
        @Nullable DocumentPeriod period,
        @Nullable String subject,
        boolean memos,
        long reservations) {

    /** A file's name to suggest, as {@code day-2026-11-30.pdf}: what and of when, nothing of whom. */
    public String fileName() {
        String days = period == null
                ? ""
                : period.first().equals(period.last())
                        ? "-" + period.first()
                        : "-" + period.first() + "-" + period.last();
        return kind.code() + days + "." + (format == DocumentFormat.PRINT ? DocumentFormat.PDF : format).code();
    }
}
