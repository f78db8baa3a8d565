package clinic.frontdesk.arrival;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;

/** Results of steps in words. */
public final class VisitTexts {

    private VisitTexts() {}

    /** Why a step was not recorded, and the next thing that works; empty where it was recorded. */
    public static Text of(VisitOutcome outcome) {
        return switch (outcome) {
            case VisitOutcome.Recorded recorded -> Text.NONE;
            case VisitOutcome.Kept kept -> kept.sentence();
            case VisitOutcome.NoPlace refused -> noPlace(refused);
            case VisitOutcome.Missing missing -> Text.of("visit.gone");
        };
    }

    private static Text noPlace(VisitOutcome.NoPlace refused) {
        Text reason = Text.of("refusal." + refused.reason().code());
        if (refused.nearest().isEmpty()) {
            return Text.of("visit.no-place-none", reason);
        }
        Slot nearest = refused.nearest().getFirst();
        return Text.of("visit.no-place", reason, nearest.date(), ClockTime.format(nearest.start()));
    }
}
