package clinic.frontdesk.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How many treatments a service can have where nothing is booked: what a change of its minutes does. */
public final class UnbookedCapacity {

    private UnbookedCapacity() {}

    /** Over all days of a schedule, closures and limits heeded. */
    public static int inWeek(Schedule schedule, ServiceTerms terms) {
        return schedule.days().stream()
                .mapToInt(day -> on(day, terms.on(day.date())))
                .sum();
    }

    /** On one day, each taking the first start that is free, off the grid where one follows directly. */
    static int on(DayPlan day, Treatment treatment) {
        DayPlan filled = new DayPlan(day.date(), day.openings(), day.closures(), List.of(), day.limits());
        int places = 0;
        while (true) {
            Optional<Slot> next = new Availability(filled, treatment, null)
                    .starts(day.date().atStartOfDay()).stream()
                            .filter(start -> start.free() > 0)
                            .min(Comparator.comparingInt(Slot::start));
            if (next.isEmpty()) {
                return places;
            }
            filled = filled.with(new BusyInterval(
                    "", treatment.serviceId(), next.get().start(), treatment.duration(), treatment.buffer()));
            places++;
        }
    }
}
