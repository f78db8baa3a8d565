package clinic.frontdesk.catalog;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.ServiceTerms;
import clinic.frontdesk.schedule.UnbookedCapacity;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Plans other minutes of a service from a day on, and computes what that does to a week. */
public final class DatedChangePlanner {

    private static final int DAYS = 7;

    private final DayPlanRepository plans;
    private final DatedChanges changes;

    public DatedChangePlanner(DSLContext dsl) {
        this.plans = new DayPlanRepository(dsl);
        this.changes = new DatedChanges(dsl);
    }

    /**
     * How many treatments of the service the seven days from a day on can take with nothing booked.
     *
     * @param before with the minutes in force before the change
     * @param after with the changed minutes
     */
    public record WeeklyCapacity(int before, int after) {}

    /**
     * The outcome, and the capacity of the first seven days.
     *
     * @param capacity null where nothing was planned
     */
    public record PlannedChange(
            DatedChangeOutcome outcome, @Nullable WeeklyCapacity capacity) {}

    /**
     * Plans a change, in place of one for the same day.
     *
     * @param duration minutes of treatment, 1 to 480
     * @param buffer minutes after it, 0 to 120; null for those in force on that day
     * @throws IllegalArgumentException when the minutes are out of range
     */
    public PlannedChange plan(String serviceId, LocalDate from, int duration, @Nullable Integer buffer) {
        Schedule week = plans.schedule(from, DAYS);
        ServiceTerms before = week.services().get(serviceId);
        int newBuffer =
                buffer != null ? buffer : before == null ? 0 : before.on(from).buffer();
        DatedChangeOutcome outcome = changes.plan(serviceId, new ServiceTerms.TermsChange(from, duration, newBuffer));
        ServiceTerms after = outcome instanceof DatedChangeOutcome.Planned
                ? plans.schedule(from, 1).services().get(serviceId)
                : null;
        return new PlannedChange(
                outcome,
                before == null || after == null
                        ? null
                        : new WeeklyCapacity(
                                UnbookedCapacity.inWeek(week, before), UnbookedCapacity.inWeek(week, after)));
    }
}
