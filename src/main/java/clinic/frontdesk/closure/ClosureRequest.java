package clinic.frontdesk.closure;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to close a part of a day.
 *
 * @param serviceId the one service to close, or null for every service
 * @param reason why, for a person to read: 1 to {@value NewClosure#LONGEST_REASON} characters
 */
public record ClosureRequest(
        LocalDate date, ClosedPart part, @Nullable String serviceId, String reason) {

    private static final int NOON = 12 * 60;
    private static final int MIDNIGHT = 24 * 60;

    /** The part of the day to close. */
    public sealed interface ClosedPart {

        record WholeDay() implements ClosedPart {}

        /** The half of the day until or from noon, and the openings of that period where they reach beyond noon. */
        record HalfDay(Period period) implements ClosedPart {}

        /**
         * A range of minutes of the day.
         *
         * @param start from 0
         * @param end exclusive, after {@code start} and up to 1440
         */
        record TimeRange(int start, int end) implements ClosedPart {}
    }

    /**
     * The closure that grants the request.
     *
     * @param openings those of the day
     * @throws IllegalArgumentException when the range or the reason is not valid
     */
    NewClosure closure(List<Opening> openings) {
        return switch (part) {
            case ClosedPart.WholeDay day -> new NewClosure(date, 0, MIDNIGHT, serviceId, reason);
            case ClosedPart.TimeRange range -> new NewClosure(date, range.start(), range.end(), serviceId, reason);
            case ClosedPart.HalfDay half -> {
                int start = half.period() == Period.MORNING ? 0 : NOON;
                int end = half.period() == Period.MORNING ? NOON : MIDNIGHT;
                for (Opening opening : openings) {
                    if (opening.period() == half.period()) {
                        start = Math.min(start, opening.start());
                        end = Math.max(end, opening.end());
                    }
                }
                yield new NewClosure(date, start, end, serviceId, reason);
            }
        };
    }
}
