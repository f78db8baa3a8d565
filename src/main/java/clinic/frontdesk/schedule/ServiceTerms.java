package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How long a service takes, by day.
 *
 * @param active whether it can be booked
 * @param duration minutes of treatment before the first change, unchecked
 * @param buffer minutes kept free after the treatment before the first change, unchecked
 * @param changes the planned changes, in any order
 */
public record ServiceTerms(String serviceId, boolean active, int duration, int buffer, List<TermsChange> changes) {

    public ServiceTerms {
        changes = List.copyOf(changes);
    }

    /** Other minutes from the day {@code from} on, until the next change. */
    public record TermsChange(LocalDate from, int duration, int buffer) {}

    /**
     * The treatment that a reservation on a date is booked with. Durations out of range are clamped to 1 to 1440 minutes,
     * buffers to 0 to 1440.
     */
    public Treatment on(LocalDate date) {
        return changes.stream()
                .filter(change -> !change.from().isAfter(date))
                .max(Comparator.comparing(TermsChange::from))
                .map(change -> treatment(change.duration(), change.buffer()))
                .orElseGet(() -> treatment(duration, buffer));
    }

    private Treatment treatment(int minutes, int after) {
        return new Treatment(
                serviceId,
                Math.clamp(minutes, 1, ClockTime.MINUTES_A_DAY),
                Math.clamp(after, 0, ClockTime.MINUTES_A_DAY));
    }
}
