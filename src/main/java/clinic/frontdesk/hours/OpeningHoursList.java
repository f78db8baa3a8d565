package clinic.frontdesk.hours;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.schedule.OpeningProblems;
import clinic.frontdesk.schedule.OpeningProblems.Problem;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Lists the opening hours with their problems. */
public final class OpeningHoursList {

    private static final Problem NONE = new Problem(List.of(), List.of());

    private final DayPlanRepository plans;

    public OpeningHoursList(DSLContext dsl) {
        this.plans = new DayPlanRepository(dsl);
    }

    /**
     * Every row, good or bad, by day of the week and start.
     *
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    public List<ListedOpening> all() {
        Map<String, OpeningHours> rows = plans.openingHours();
        Map<String, Problem> problems = OpeningProblems.of(rows);
        return rows.entrySet().stream()
                .map(row -> new ListedOpening(row.getKey(), row.getValue(), problems.getOrDefault(row.getKey(), NONE)))
                // The rows come by start; the sort is stable.
                .sorted(Comparator.comparingInt(
                        row -> row.hours().day().map(DayOfWeek::getValue).orElse(8)))
                .toList();
    }
}
