package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {

    private final HeldTasks tasks = new HeldTasks();
    private final Latest latest = new Latest(tasks);
    private final List<String> answers = new ArrayList<>();

    @Test
    void onlyTheNewestResultIsDeliveredInAnyOrder() {
        ask("first");
        ask("second");
        ask("third");
        tasks.run(2);
        tasks.run(0);
        tasks.run(0);

        assertThat(answers).containsExactly("third");
    }

    @Test
    void anOvertakenFailureIsDropped() {
        latest.<String>run(
                () -> {
                    throw new IllegalStateException();
                },
                answers::add,
                failure -> answers.add(failure.code()));
        ask("second");
        tasks.runAll();

        assertThat(answers).containsExactly("second");
    }

    @Test
    void aCancelledTaskCallsNoCallback() {
        ask("first");
        latest.cancel();
        tasks.runAll();
        assertThat(answers).isEmpty();

        ask("second");
        tasks.runAll();
        assertThat(answers).containsExactly("second");
    }

    @Test
    void aCallbackMayStartTheNextTask() {
        latest.run(
                () -> "first",
                answer -> {
                    answers.add(answer);
                    ask("second");
                },
                failure -> {});
        tasks.runAll();

        assertThat(answers).containsExactly("first", "second");
    }

    private void ask(String question) {
        latest.run(() -> question, answers::add, failure -> answers.add(failure.code()));
    }
}
