package clinic.frontdesk.schedule;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The visit that a patient asks for: one or more services back to back.
 *
 * @param serviceIds the services in order, at least one
 * @param period the half of the day that the whole visit has to lie in, or null for either
 * @param notBefore the earliest start, a minute of the day, 0 to 1439
 * @param weekdays the weekdays that suit
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
