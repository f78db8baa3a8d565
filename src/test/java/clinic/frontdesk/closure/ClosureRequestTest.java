package clinic.frontdesk.closure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.closure.ClosureRequest.ClosedPart;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosureRequestTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    /** A morning until 13:00 and an afternoon from 11:30, each beyond noon. */
    private static final List<Opening> OPENINGS = List.of(
            new Opening(null, Period.MORNING, 540, 780, 30, 1), new Opening(null, Period.AFTERNOON, 690, 1080, 30, 1));

    @Test
    void aWholeDayIsClosedFromMidnightToMidnight() {
        assertThat(closure(new ClosedPart.WholeDay())).isEqualTo(new NewClosure(MONDAY, 0, 1440, null, "점검"));
    }

    @Test
    void aTimeRangeIsClosedAsItIs() {
        assertThat(closure(new ClosedPart.TimeRange(600, 660))).isEqualTo(new NewClosure(MONDAY, 600, 660, null, "점검"));
        assertThatThrownBy(() -> closure(new ClosedPart.TimeRange(660, 660)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHalfDayReachesOverNoonWhereItsOpeningsDo() {
        assertThat(closure(new ClosedPart.HalfDay(Period.MORNING)))
                .isEqualTo(new NewClosure(MONDAY, 0, 780, null, "점검"));
        assertThat(closure(new ClosedPart.HalfDay(Period.AFTERNOON)))
                .isEqualTo(new NewClosure(MONDAY, 690, 1440, null, "점검"));
        assertThat(new ClosureRequest(MONDAY, new ClosedPart.HalfDay(Period.MORNING), "s1", "점검").closure(List.of()))
                .isEqualTo(new NewClosure(MONDAY, 0, 720, "s1", "점검"));
    }

    private static NewClosure closure(ClosedPart part) {
        return new ClosureRequest(MONDAY, part, null, "점검").closure(OPENINGS);
    }
}
