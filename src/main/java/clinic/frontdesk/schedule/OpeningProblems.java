package clinic.frontdesk.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The problems of the stored opening hours. A problem affects its own row only. */
public final class OpeningProblems {

    private OpeningProblems() {}

    /**
     * The problems of one row.
     *
     * @param codes {@code time}, {@code order}, {@code interval} or {@code day} where the row is not valid, {@code none} where its
     *     capacity is 0, {@code overlap} where another row of the same service is in force at the same time
     * @param overlapping the ids of the overlapping rows
     */
    public record Problem(List<String> codes, List<String> overlapping) {}

    /** The problems by row id, in the order of the rows; rows without a problem are left out. */
    public static Map<String, Problem> of(Map<String, OpeningHours> rows) {
        Map<String, Problem> problems = new LinkedHashMap<>();
        rows.forEach((id, row) -> {
            if (!row.active()) {
                return;
            }
            List<String> codes = new ArrayList<>();
            List<String> others = new ArrayList<>();
            row.problem().ifPresent(codes::add);
            if (codes.isEmpty()) {
                if (row.capacity() < 1) {
                    codes.add("none");
                    problems.put(id, new Problem(List.copyOf(codes), List.of()));
                    return;
                }
                rows.forEach((other, hours) -> {
                    if (!other.equals(id) && overlap(row, hours)) {
                        others.add(other);
                    }
                });
                if (!others.isEmpty()) {
                    codes.add("overlap");
                }
            }
            if (!codes.isEmpty()) {
                problems.put(id, new Problem(List.copyOf(codes), List.copyOf(others)));
            }
        });
        return problems;
    }

    private static boolean overlap(OpeningHours one, OpeningHours other) {
        return other.active()
                && other.capacity() > 0
                && other.problem().isEmpty()
                && Objects.equals(one.serviceId(), other.serviceId())
                && one.dayOfWeek().equals(other.dayOfWeek())
                // HH:mm sorts as time does.
                && one.startTime().compareTo(other.endTime()) < 0
                && other.startTime().compareTo(one.endTime()) < 0
                && !after(one.effectiveFrom(), other.effectiveUntil())
                && !after(other.effectiveFrom(), one.effectiveUntil());
    }

    private static boolean after(@Nullable LocalDate from, @Nullable LocalDate until) {
        return from != null && until != null && from.isAfter(until);
    }
}
