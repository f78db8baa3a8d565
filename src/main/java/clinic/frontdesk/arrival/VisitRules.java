package clinic.frontdesk.arrival;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.Status;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Which steps of a visit follow which. Arrival and treatment belong to the reservation's own day. */
final class VisitRules {

    private VisitRules() {}

    /**
     * A reservation and what was recorded of its visit.
     *
     * @param start minute of the day, or null where the time is unreadable
     * @param recorded also of another day, to which it belonged before it was moved; null for nothing
     */
    record VisitState(
            LocalDate day,
            @Nullable Integer start,
            Status status,
            @Nullable Arrival recorded) {

        /** What counts on its day. */
        @Nullable
        Arrival arrival() {
            return recorded != null && recorded.day().equals(day) ? recorded : null;
        }

        /** How it is shown. */
        DisplayStatus shown() {
            Arrival counts = arrival();
            return DisplayStatus.of(
                    status, false, counts != null && counts.waiting(), counts != null && counts.inTreatment());
        }

        Arrival arrivalOrUnrecorded() {
            Arrival counts = arrival();
            // One that ended and was opened again by others begins anew.
            return counts == null || counts.ended() != null ? Arrival.unrecorded(day) : counts;
        }
    }

    /** What a step leads to. */
    sealed interface Decision {

        /**
         * A write.
         *
         * @param arrival what is recorded from now on; null for nothing
         * @param status the website's status from now on; null where it stays
         */
        record Write(@Nullable Arrival arrival, @Nullable Status status) implements Decision {}

        record Keep(VisitProblem problem) implements Decision {}
    }

    /**
     * Decides on a step.
     *
     * @param now the clinic's wall clock
     */
    static Decision decide(VisitStep step, VisitState visit, LocalDateTime now) {
        VisitProblem problem = ofStatus(step, visit);
        if (problem == null) {
            problem = ofDay(step, visit, now);
        }
        return problem == null ? write(step, visit, now) : new Decision.Keep(problem);
    }

    private static @Nullable VisitProblem ofStatus(VisitStep step, VisitState visit) {
        return switch (visit.shown()) {
            case CANCELLED -> VisitProblem.CANCELLED;
            case OTHER -> VisitProblem.OTHER_STATUS;
            case DONE ->
                switch (step) {
                    case DONE -> VisitProblem.ALREADY;
                    case BACK -> null;
                    case ARRIVED, IN_TREATMENT, NO_SHOW -> VisitProblem.ENDED;
                };
            case NO_SHOW -> step == VisitStep.NO_SHOW ? VisitProblem.ALREADY : null;
            case IN_TREATMENT ->
                switch (step) {
                    case IN_TREATMENT -> VisitProblem.ALREADY;
                    case ARRIVED, NO_SHOW -> VisitProblem.BEGAN;
                    case DONE, BACK -> null;
                };
            case ARRIVED -> step == VisitStep.ARRIVED ? VisitProblem.ALREADY : null;
            case UNCONFIRMED, CONFIRMED, ATTENTION -> step == VisitStep.BACK ? VisitProblem.NOTHING_BEFORE : null;
        };
    }

    private static @Nullable VisitProblem ofDay(VisitStep step, VisitState visit, LocalDateTime now) {
        LocalDate today = now.toLocalDate();
        Integer start = visit.start();
        return switch (step) {
            case BACK -> null;
            case ARRIVED, IN_TREATMENT ->
                visit.day().isAfter(today)
                        ? VisitProblem.FUTURE
                        : visit.day().isBefore(today) ? VisitProblem.PAST : null;
            case DONE -> visit.day().isAfter(today) ? VisitProblem.FUTURE : null;
            case NO_SHOW ->
                visit.day().isAfter(today)
                        ? VisitProblem.FUTURE
                        : start != null
                                        && visit.day()
                                                .atStartOfDay()
                                                .plusMinutes(start)
                                                .isAfter(now)
                                ? VisitProblem.NOT_YET
                                : null;
        };
    }

    private static Decision write(VisitStep step, VisitState visit, LocalDateTime now) {
        // One that was missed holds no place: who comes after all asks for it again.
        Status again = visit.status().equals(Status.NO_SHOW) ? Status.CONFIRMED : null;
        return switch (step) {
            case ARRIVED -> new Decision.Write(Arrival.at(visit.day(), now), again);
            case IN_TREATMENT -> new Decision.Write(visit.arrivalOrUnrecorded().beginning(now), again);
            case DONE ->
                new Decision.Write(
                        // Nobody knows any more when a treatment of another day ended.
                        visit.day().equals(now.toLocalDate())
                                ? visit.arrivalOrUnrecorded().ending(now)
                                : visit.recorded(),
                        Status.COMPLETED);
            case NO_SHOW -> new Decision.Write(visit.recorded(), Status.NO_SHOW);
            case BACK -> back(visit);
        };
    }

    private static Decision back(VisitState visit) {
        Arrival counts = visit.arrival();
        return switch (visit.shown()) {
            case DONE -> new Decision.Write(counts == null ? visit.recorded() : withoutEnd(counts), Status.CONFIRMED);
            case NO_SHOW -> new Decision.Write(visit.recorded(), Status.CONFIRMED);
            case IN_TREATMENT ->
                new Decision.Write(
                        counts == null || counts.arrived() == null
                                ? null
                                : new Arrival(counts.day(), counts.arrived(), null, null),
                        null);
            default -> new Decision.Write(null, null);
        };
    }

    private static @Nullable Arrival withoutEnd(Arrival ended) {
        return ended.arrived() == null && ended.began() == null
                ? null
                : new Arrival(ended.day(), ended.arrived(), ended.began(), null);
    }
}
