package clinic.frontdesk.calls;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the calls about a reservation as it stands.
 *
 * @param answer the last one; null while nobody called
 * @param misses how often nobody answered
 * @param remark the last one; may be empty
 * @param at when the last answer was given, on the clinic's wall clock; null while nobody called
 * @param desk who recorded it; empty while nobody called
 */
public record CallState(
        @Nullable CallAnswer answer,
        int misses,
        String remark,
        @Nullable LocalDateTime at,
        String desk) {

    /** Nobody called. */
    public static final CallState NONE = new CallState(null, 0, "", null, "");

    /** The state after some calls, the first one first. */
    public static CallState of(List<CallEntry> entries) {
        CallState state = NONE;
        for (CallEntry entry : entries) {
            CallAnswer answer = entry.answer();
            // A note replaces the remark; a call without one leaves it.
            String remark = answer == null || !entry.remark().isEmpty() ? entry.remark() : state.remark;
            state = answer == null
                    ? new CallState(state.answer, state.misses, remark, state.at, state.desk)
                    : new CallState(
                            answer,
                            state.misses + (answer == CallAnswer.NO_ANSWER ? 1 : 0),
                            remark,
                            entry.at(),
                            entry.desk());
        }
        return state;
    }

    /** Whether somebody was reached. */
    public boolean reached() {
        return answer != null && answer.reached();
    }
}
