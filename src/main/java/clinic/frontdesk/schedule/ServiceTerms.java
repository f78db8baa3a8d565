package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * How long a service takes, day by day.
 *
 * @param active whether it can be booked
 * @param duration minutes of treatment where no change holds, as a tool may have written them
 * @param buffer minutes after it where no change holds
 * @param changes what holds from some day on, in any order
 */
public record ServiceTerms(String serviceId, boolean active, int duration, int buffer, List<Change> changes) {

    private static final int A_DAY = 24 * 60;

    public ServiceTerms {
        changes = List.copyOf(changes);
    }

    /** Other minutes from a day on, until the next change. */
    public record Change(LocalDate from, int duration, int buffer) {}

    /** What a reservation of that day is booked with; minutes that cannot be are brought into 1 to 1440, and 0 to 1440. */
    public Treatment on(LocalDate date) {
        return changes.stream()
                .filter(change -> !change.from().isAfter(date))
                .max(Comparator.comparing(Change::from))
                .map(change -> treatment(change.duration(), change.buffer()))
                .orElseGet(() -> treatment(duration, buffer));
    }

    private Treatment treatment(int minutes, int after) {
        return new Treatment(serviceId, Math.clamp(minutes, 1, A_DAY), Math.clamp(after, 0, A_DAY));
    }
}
