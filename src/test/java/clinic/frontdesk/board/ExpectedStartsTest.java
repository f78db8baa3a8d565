package clinic.frontdesk.board;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.board.ExpectedStarts.Expected;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectedStartsTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 30, 10, 0);

    @Test
    void eachBeginsAtThePlaceThatIsFreeFirstAndNotBeforeTheAppointment() {
        assertThat(ExpectedStarts.of(
                        NOW,
                        2,
                        List.of(NOW.plusMinutes(20), NOW.plusMinutes(10)),
                        List.of(
                                new Expected(NOW, 30),
                                new Expected(NOW, 30),
                                new Expected(NOW, 30),
                                new Expected(NOW.plusHours(2), 30))))
                .containsExactly(NOW.plusMinutes(10), NOW.plusMinutes(20), NOW.plusMinutes(40), NOW.plusHours(2));
    }

    @Test
    void whereMoreAreTreatedThanFitTheFirstToLeaveMakesRoom() {
        assertThat(ExpectedStarts.of(
                        NOW, 1, List.of(NOW.plusMinutes(5), NOW.plusMinutes(50)), List.of(new Expected(NOW, 10))))
                .containsExactly(NOW.plusMinutes(5));
        assertThat(ExpectedStarts.of(NOW, 1, List.of(), List.of(new Expected(NOW, 10))))
                .containsExactly(NOW);
    }
}
