package clinic.frontdesk.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallStateTest {

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 11, 30, 16, 0);

    private static CallEntry entry(@Nullable CallAnswer answer, String remark, int minute) {
        return new CallEntry(answer, remark, FIRST.plusMinutes(minute), "desk-" + minute);
    }

    @Test
    void beforeTheFirstCallNothingIsKnown() {
        assertThat(CallState.of(List.of())).isEqualTo(CallState.NONE);
        assertThat(CallState.NONE.reached()).isFalse();
    }

    @Test
    void theLastAnswerCountsAndMissesAddUp() {
        CallState missed =
                CallState.of(List.of(entry(CallAnswer.NO_ANSWER, "", 0), entry(CallAnswer.NO_ANSWER, "부재", 5)));
        assertThat(missed).isEqualTo(new CallState(CallAnswer.NO_ANSWER, 2, "부재", FIRST.plusMinutes(5), "desk-5"));
        assertThat(missed.reached()).isFalse();
        assertThat(CallState.of(List.of(
                        entry(CallAnswer.NO_ANSWER, "부재", 0),
                        entry(CallAnswer.CALLS_BACK, "", 5),
                        entry(CallAnswer.CONFIRMED, "", 9))))
                .isEqualTo(new CallState(CallAnswer.CONFIRMED, 1, "부재", FIRST.plusMinutes(9), "desk-9"));
    }

    @Test
    void aNoteReplacesTheRemarkAndLeavesTheAnswer() {
        assertThat(CallState.of(List.of(entry(CallAnswer.CONFIRMED, "주차", 0), entry(null, "주차 · 10분 늦음", 5))))
                .isEqualTo(new CallState(CallAnswer.CONFIRMED, 0, "주차 · 10분 늦음", FIRST, "desk-0"));
        assertThat(CallState.of(List.of(entry(null, "메모", 0), entry(null, "", 5))))
                .isEqualTo(CallState.NONE);
    }

    @Test
    void everyAnswerHasACodeOfItsOwn() {
        for (CallAnswer answer : CallAnswer.values()) {
            assertThat(CallAnswer.ofCode(answer.code())).contains(answer);
        }
        assertThat(CallAnswer.ofCode("note")).isEmpty();
    }
}
