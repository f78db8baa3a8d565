package clinic.frontdesk.schedule;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a patient asks for: "when can I come for A, and then B right after?"
 *
 * @param serviceIds the services in order, at least one
 * @param period only in that half of a day, the whole visit; null for either
 * @param notBefore minute of the day before which the patient cannot come, 0 to 1439
 * @param weekdays the days of the week that suit
 */
public record VisitRequest(
        List<String> serviceIds, @Nullable Period period, int notBefore, Set<DayOfWeek> weekdays) {

    public VisitRequest {
        serviceIds = List.copyOf(serviceIds);
        weekdays = Set.copyOf(weekdays);
        if (serviceIds.isEmpty()) {
            throw new IllegalArgumentException("a visit is for at least one service");
        }
    }

    /** Any time of any day. */
    public static VisitRequest of(String... serviceIds) {
        return new VisitRequest(List.of(serviceIds), null, 0, EnumSet.allOf(DayOfWeek.class));
    }
}
