package clinic.frontdesk.arrival;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was recorded of the visit of one reservation, on the clinic's wall clock; at least one of the times.
 *
 * @param day the day of the reservation when it was recorded; on another day it does not count
 * @param arrived when the patient arrived, or null where nobody recorded it
 * @param began when the treatment began, or null
 * @param ended when the treatment ended, or null
 */
public record Arrival(
        LocalDate day,
        @Nullable LocalDateTime arrived,
        @Nullable LocalDateTime began,
        @Nullable LocalDateTime ended) {

    /** Whether the treatment has begun and has not ended. */
    public boolean inTreatment() {
        return began != null && ended == null;
    }

    /** Whether the patient has arrived and waits. */
    public boolean waiting() {
        return arrived != null && began == null && ended == null;
    }

    /** The same visit, whose treatment begins. */
    Arrival beginning(LocalDateTime now) {
        return new Arrival(day, arrived, notBefore(now), null);
    }

    /** The same visit, whose treatment ends. */
    Arrival ending(LocalDateTime now) {
        return new Arrival(day, arrived, began, notBefore(now));
    }

    /** The time in seconds, as it is stored; a clock that was put back does not put a visit's end before its beginning. */
    private LocalDateTime notBefore(LocalDateTime now) {
        LocalDateTime latest = now;
        if (arrived != null && arrived.isAfter(latest)) {
            latest = arrived;
        }
        if (began != null && began.isAfter(latest)) {
            latest = began;
        }
        return latest.truncatedTo(ChronoUnit.SECONDS);
    }

    /** A visit of which nothing was recorded before. */
    static Arrival at(LocalDate day, LocalDateTime now) {
        return new Arrival(day, now.truncatedTo(ChronoUnit.SECONDS), null, null);
    }

    /** A visit whose arrival nobody recorded. */
    static Arrival unrecorded(LocalDate day) {
        return new Arrival(day, null, null, null);
    }
}
