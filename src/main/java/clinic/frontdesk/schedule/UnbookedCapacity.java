package clinic.frontdesk.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many treatments of a service fit where nothing is booked; shows the effect of changing its minutes. */
public final class UnbookedCapacity {

    private UnbookedCapacity() {}

    /** The number over all days of a schedule, within its closures and limits. */
    public static int inWeek(Schedule schedule, ServiceTerms terms) {
        return schedule.days().stream()
                .mapToInt(day -> on(day, terms.on(day.date())))
                .sum();
    }

    /** The number on one day, each treatment taking the first free start, off-grid ones included. */
    static int on(DayPlan day, Treatment treatment) {
        DayPlan filled = new DayPlan(day.date(), day.openings(), day.closures(), List.of(), day.limits());
        int treatments = 0;
        while (true) {
            Optional<Slot> next = new Availability(filled, treatment, null)
                    .starts(day.date().atStartOfDay()).stream()
                            .filter(start -> start.free() > 0)
                            .min(Comparator.comparingInt(Slot::start));
            if (next.isEmpty()) {
                return treatments;
            }
            filled = filled.with(new BusyInterval(
                    "", treatment.serviceId(), next.get().start(), treatment.duration(), treatment.buffer()));
            treatments++;
        }
    }
}
