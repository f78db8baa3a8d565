package clinic.frontdesk.closure;

import clinic.frontdesk.closure.ClosureRequest.ClosedPart;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The same part of several days that is to be closed.
 *
 * @param first the first day
 * @param last the last day, included; at most {@value #MOST_DAYS} days from the first
 * @param weekdays which of the days; empty for all of them
 * @param serviceId the one service to close, or null for every service
 * @param reason why, for a person to read: 1 to {@value NewClosure#LONGEST_REASON} characters
 */
public record ClosureRange(
        LocalDate first,
        LocalDate last,
        Set<DayOfWeek> weekdays,
        ClosedPart part,
        @Nullable String serviceId,
        String reason) {

    /** The most days from the first to the last. */
    public static final int MOST_DAYS = 184;

    public ClosureRange {
        weekdays = Set.copyOf(weekdays);
        if (last.isBefore(first) || first.plusDays(MOST_DAYS).isBefore(last)) {
            throw new IllegalArgumentException("not a range of days: " + first + " to " + last);
        }
    }

    /** One request for each of the days, in order. */
    public List<ClosureRequest> requests() {
        return first.datesUntil(last.plusDays(1))
                .filter(day -> weekdays.isEmpty() || weekdays.contains(day.getDayOfWeek()))
                .map(day -> new ClosureRequest(day, part, serviceId, reason))
                .toList();
    }
}
