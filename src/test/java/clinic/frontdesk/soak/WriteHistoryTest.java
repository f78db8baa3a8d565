package clinic.frontdesk.soak;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.soak.FinalState.FinalRow;
import clinic.frontdesk.soak.Try.Operation;
import clinic.frontdesk.soak.Try.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The soak's check detects each kind of violation. */
class WriteHistoryTest {

    private final List<Try> tries = new ArrayList<>();
    private long clock;

    @Test
    void anAcknowledgedWriteMustExist() {
        tried(Operation.BOOK, "a", 540, Outcome.DONE);

        assertThat(contradicted(row("a", 540, true))).isEmpty();
        assertThat(contradicted()).hasSize(1);
        assertThat(contradicted(row("a", 550, true))).hasSize(1);
        assertThat(contradicted(row("a", 540, false))).hasSize(1);
        assertThat(contradicted(row("a", 540, true), row("b", 600, true))).hasSize(1);
    }

    @Test
    void aRefusedOrFailedWriteMustNotExist() {
        tried(Operation.BOOK, "a", 540, Outcome.REFUSED);
        tried(Operation.BOOK, "b", 540, Outcome.FAILED);

        assertThat(contradicted()).isEmpty();
        assertThat(contradicted(row("a", 540, true))).hasSize(1);
        assertThat(contradicted(row("b", 540, true))).hasSize(1);
    }

    @Test
    void aWriteWhoseAnswerWasLostMayOrMayNotExistUntilARetry() {
        tried(Operation.BOOK, "a", 540, Outcome.LOST);
        assertThat(contradicted()).isEmpty();
        assertThat(contradicted(row("a", 540, true))).isEmpty();
        assertThat(contradicted(row("a", 550, true))).hasSize(1);

        tried(Operation.BOOK, "a", 540, Outcome.DONE);
        assertThat(contradicted()).hasSize(1);
        assertThat(contradicted(row("a", 540, true))).isEmpty();
    }

    @Test
    void aRefusalNeedsAllPlacesHeldAtOneInstantOfItsTime() {
        tried(Operation.BOOK, "a", 540, Outcome.DONE);
        tried(Operation.BOOK, "b", 580, Outcome.DONE);
        // Both overlap it, but never at the same instant.
        tried(Operation.BOOK, "c", 560, Outcome.REFUSED);
        assertThat(new WriteHistory(tries).unexplainedRefusals())
                .containsExactly(tries.getLast().line());

        tries.removeLast();
        tried(Operation.BOOK, "d", 570, Outcome.DONE);
        tried(Operation.BOOK, "c", 560, Outcome.REFUSED);
        assertThat(new WriteHistory(tries).unexplainedRefusals()).isEmpty();

        tried(Operation.CANCEL, "d", 570, Outcome.DONE);
        tried(Operation.BOOK, "e", 560, Outcome.REFUSED);
        assertThat(new WriteHistory(tries).unexplainedRefusals())
                .containsExactly(tries.getLast().line());
    }

    @Test
    void thePeakCountsUnflaggedReservationsAtOneInstant() {
        FinalRow flagged = new FinalRow("w2", Soak.DAY, 560, true, true);
        FinalState state = new FinalState(List.of(
                row("d1", 530, true), row("w1", 570, true), flagged, row("d2", 580, true), row("d3", 570, false)));

        assertThat(state.peak()).containsExactly("d2 at 2026-12-07 580", "w1 at 2026-12-07 570");
        assertThat(state.peakOfDesks()).hasSize(1);
    }

    private List<String> contradicted(FinalRow... rows) {
        return new WriteHistory(tries).contradicted(new FinalState(List.of(rows)));
    }

    private static FinalRow row(String id, int start, boolean holds) {
        return new FinalRow(id, Soak.DAY, start, holds, false);
    }

    private void tried(Operation operation, String id, int start, Outcome outcome) {
        String detail = outcome == Outcome.REFUSED ? Soak.FULL : "";
        tries.add(new Try("desk", operation, id, Soak.DAY, start, outcome, detail, clock++, clock++));
    }
}
