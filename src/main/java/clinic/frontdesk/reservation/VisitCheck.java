package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Obstacle;
import clinic.frontdesk.schedule.Obstacles;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the parts of one visit against the rules, each with the earlier ones held. */
final class VisitCheck {

    private final List<PlannedVisit.VisitPart> parts = new ArrayList<>();
    private @Nullable Obstacle obstacle;

    /**
     * @param serviceIds services that are offered
     * @param starts the start of each, minutes of the day
     */
    VisitCheck(Schedule schedule, LocalDate date, List<String> serviceIds, List<Integer> starts) {
        DayPlan day = schedule.on(date);
        for (int i = 0; i < serviceIds.size(); i++) {
            String service = serviceIds.get(i);
            Treatment treatment = schedule.termsOf(service).on(date);
            int start = starts.get(i);
            parts.add(new PlannedVisit.VisitPart(start, start + treatment.duration()));
            if (obstacle == null) {
                obstacle = new Obstacles(day, treatment, null).at(start).orElse(null);
            }
            day = day.with(new BusyInterval("", service, start, treatment.duration(), treatment.buffer()));
        }
    }

    List<PlannedVisit.VisitPart> parts() {
        return parts;
    }

    /** The first obstacle; null where all parts fit. */
    @Nullable
    Obstacle obstacle() {
        return obstacle;
    }
}
