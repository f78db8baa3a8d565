package clinic.frontdesk.week;

import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An interval of a day that is closed for one service.
 *
 * @param serviceName the name to show
 * @param start minute of the day, inclusive
 * @param end minute of the day, exclusive, up to 1440
 * @param reason the reason to show; may be empty
 */
public record ServiceClosure(String serviceName, int start, int end, String reason) {

    /** Those of a day within its openings, by start. */
    static List<ServiceClosure> of(DayPlan day, Map<String, String> names) {
        int first = day.openings().stream()
                .mapToInt(opening -> opening.start())
                .min()
                .orElse(0);
        int last =
                day.openings().stream().mapToInt(opening -> opening.end()).max().orElse(0);
        return day.closures().stream()
                .filter(closure -> closure.serviceId() != null && closure.start() < last && first < closure.end())
                .sorted(Comparator.comparingInt(Closure::start).thenComparing(Closure::reason))
                .map(closure -> new ServiceClosure(
                        names.getOrDefault(closure.serviceId(), Objects.requireNonNull(closure.serviceId())),
                        Math.max(first, closure.start()),
                        Math.min(last, Math.max(closure.end(), closure.start() + 1)),
                        closure.reason()))
                .toList();
    }
}
