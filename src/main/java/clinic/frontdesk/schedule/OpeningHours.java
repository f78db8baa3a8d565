package clinic.frontdesk.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code clinic_time_slots} as it is stored, valid or not.
 *
 * @param dayOfWeek the label of its day, of {@link DayOfWeek} in a valid row
 * @param period the label of its period; where it is no {@link Period}, the half of the day counts in which it starts
 * @param startTime {@code HH:mm} in a valid row
 * @param endTime {@code HH:mm} in a valid row
 * @param interval minutes between offered starts; from 1 in a valid row
 * @param capacity the most reservations at one instant; a negative one counts as 0
 * @param effectiveFrom first day in force, or null
 * @param effectiveUntil last day in force, or null
 */
public record OpeningHours(
        @Nullable String serviceId,
        String dayOfWeek,
        String period,
        String startTime,
        String endTime,
        int interval,
        int capacity,
        boolean active,
        @Nullable LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil) {

    private static final Pattern HH_MM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    /** The opening that the row makes on a date; empty where it is not in force then, or is not valid. */
    public Optional<Opening> on(LocalDate date) {
        if (!active
                || !date.getDayOfWeek().name().equals(dayOfWeek)
                || (effectiveFrom != null && date.isBefore(effectiveFrom))
                || (effectiveUntil != null && date.isAfter(effectiveUntil))
                || problem().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                new Opening(serviceId, half(), minute(startTime), minute(endTime), interval, Math.max(capacity, 0)));
    }

    /** The day that it is for; empty where its label is of another tool. */
    public Optional<DayOfWeek> day() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(dayOfWeek))
                .findFirst();
    }

    private Period half() {
        return Arrays.stream(Period.values())
                .filter(half -> half.name().equals(period))
                .findFirst()
                .orElseGet(() -> Period.of(minute(startTime)));
    }

    /** Why the row is not valid: {@code time}, {@code order}, {@code interval} or {@code day}; empty where it is. */
    public Optional<String> problem() {
        if (!HH_MM.matcher(startTime).matches() || !HH_MM.matcher(endTime).matches()) {
            return Optional.of("time");
        }
        if (minute(endTime) <= minute(startTime)) {
            return Optional.of("order");
        }
        if (interval < 1) {
            return Optional.of("interval");
        }
        return day().isEmpty() ? Optional.of("day") : Optional.empty();
    }

    private static int minute(String time) {
        return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
    }
}
