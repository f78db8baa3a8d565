package clinic.frontdesk.hours;

import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.schedule.OpeningProblems.Problem;

/**
 * A row of the opening hours with its problems.
 *
 * @param problem without codes where the row is good
 */
public record ListedOpening(String id, OpeningHours hours, Problem problem) {

    /** Whether the row has a problem. */
    public boolean hasProblem() {
        return !problem.codes().isEmpty();
    }
}
