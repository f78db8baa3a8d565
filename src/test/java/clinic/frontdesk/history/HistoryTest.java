package clinic.frontdesk.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Text A = Text.of("a");
    private static final Text B = Text.of("b");

    private final History history = new History();
    private final List<String> heard = new ArrayList<>();

    /** A step whose undo and redo have the given result. */
    private record Step(Text describe, Function<Text, UndoResult> result) implements UndoStep {

        static Step done(Text what) {
            return new Step(what, text -> new UndoResult.Done(text, Set.of()));
        }

        @Override
        public UndoResult undo() {
            return result.apply(describe);
        }

        @Override
        public UndoResult redo() {
            return result.apply(describe);
        }
    }

    @Test
    void theNextStepsAreDescribedAndEveryChangeIsHeard() {
        history.addListener(this::hear);

        history.did(Step.done(A));
        history.did(Step.done(B));
        history.undo();
        history.undo();
        history.redo();
        history.did(Step.done(B));

        assertThat(heard).containsExactly("a|-", "b|-", "a|b", "-|a", "a|b", "b|-");
    }

    @Test
    void aStepThatIsRefusedOrFailsRemainsTheLast() {
        history.did(new Step(A, text -> new UndoResult.RefusedNow(text, "full", List.of())));
        history.addListener(this::hear);

        assertThat(history.undo()).isEqualTo(new UndoResult.RefusedNow(A, "full", List.of()));
        assertThat(history.nextUndo()).contains(A);

        history.did(new Step(B, text -> {
            throw new IllegalStateException("out of reach");
        }));
        assertThatThrownBy(history::undo).isInstanceOf(IllegalStateException.class);
        assertThat(history.nextUndo()).contains(B);
        assertThat(heard).containsExactly("b|-");
    }

    @Test
    void aStepWhoseDataWasChangedIsDropped() {
        history.did(Step.done(A));
        history.did(new Step(B, UndoResult.ChangedMeanwhile::new));

        assertThat(history.undo()).isEqualTo(new UndoResult.ChangedMeanwhile(B));

        assertThat(history.nextUndo()).contains(A);
        assertThat(history.nextRedo()).isEmpty();
    }

    @Test
    void aListenerThatWasRemovedHearsNothing() {
        Runnable listener = this::hear;
        history.addListener(listener);
        history.removeListener(listener);

        history.did(Step.done(A));

        assertThat(heard).isEmpty();
    }

    @Test
    void theNextStepIsKnownWhileAStepIsBeingUndone() throws Exception {
        CountDownLatch undoing = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        history.did(new Step(A, text -> {
            undoing.countDown();
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new UndoResult.Done(text, Set.of());
        }));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<UndoResult> undo = other.submit(history::undo);
            undoing.await();

            assertThat(history.nextUndo()).contains(A);

            answered.countDown();
            assertThat(undo.get()).isEqualTo(new UndoResult.Done(A, Set.of()));
            assertThat(history.nextUndo()).isEmpty();
            assertThat(history.nextRedo()).contains(A);
        }
    }

    @Test
    void theOldestStepsAreForgotten() {
        for (int i = 0; i < 150; i++) {
            history.did(Step.done(Text.of("step" + i)));
        }
        int undone = 0;
        Optional<Text> last = Optional.empty();
        while (history.nextUndo().isPresent()) {
            last = history.nextUndo();
            history.undo();
            undone++;
        }
        assertThat(undone).isEqualTo(100);
        assertThat(last).contains(Text.of("step50"));
    }

    private void hear() {
        heard.add(history.nextUndo().map(Text::key).orElse("-") + "|"
                + history.nextRedo().map(Text::key).orElse("-"));
    }
}
