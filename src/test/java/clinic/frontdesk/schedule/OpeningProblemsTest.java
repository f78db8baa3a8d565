package clinic.frontdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.schedule.OpeningProblems.Problem;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OpeningProblemsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @Test
    void eachRowThatOpensNothingOrMeetsAnotherIsListedWithItsReason() {
        Map<String, OpeningHours> rows = new LinkedHashMap<>();
        rows.put("good", row(null, "09:00", "12:00", 30, 1, null, null));
        rows.put("time", row(null, "9:00", "12:00", 30, 1, null, null));
        rows.put("order", row(null, "12:00", "09:00", 30, 1, null, null));
        rows.put("interval", row(null, "09:00", "12:00", -5, 1, null, null));
        rows.put("nobody", row(null, "14:00", "15:00", 30, 0, null, null));
        rows.put("late", row(null, "11:30", "13:00", 30, 1, DAY, null));
        rows.put("own", row("A", "09:00", "12:00", 30, 1, null, null));
        rows.put("ended", row("A", "10:00", "12:00", 30, 1, null, DAY.minusDays(1)));
        rows.put("begins", row("A", "10:00", "12:00", 30, 1, DAY, null));
        rows.put("follows", row(null, "15:00", "16:00", 30, 1, null, null));

        assertThat(OpeningProblems.of(rows))
                .containsExactly(
                        Map.entry("good", new Problem(List.of("overlap"), List.of("late"))),
                        Map.entry("time", new Problem(List.of("time"), List.of())),
                        Map.entry("order", new Problem(List.of("order"), List.of())),
                        Map.entry("interval", new Problem(List.of("interval"), List.of())),
                        Map.entry("nobody", new Problem(List.of("none"), List.of())),
                        Map.entry("late", new Problem(List.of("overlap"), List.of("good"))),
                        Map.entry("own", new Problem(List.of("overlap"), List.of("ended", "begins"))),
                        Map.entry("ended", new Problem(List.of("overlap"), List.of("own"))),
                        Map.entry("begins", new Problem(List.of("overlap"), List.of("own"))));
    }

    private static OpeningHours row(
            @Nullable String service,
            String start,
            String end,
            int interval,
            int capacity,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        return new OpeningHours(service, "MONDAY", "MORNING", start, end, interval, capacity, true, from, until);
    }
}
