package clinic.frontdesk.search.ui;

import static clinic.frontdesk.search.ui.ListedPatients.CHAESEOP;
import static clinic.frontdesk.search.ui.ListedPatients.CHANSOL;
import static clinic.frontdesk.search.ui.ListedPatients.CHEOLSU;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Task;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchViewModelTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private final Deque<Runnable> pending = new ArrayDeque<>();
    private final ListedPatients patients = new ListedPatients();
    private final RecordedTargets targets = new RecordedTargets();
    private final Actions actions = new Actions();
    private final List<String> closed = new ArrayList<>();
    private boolean away;
    private final SearchViewModel model =
            new SearchViewModel(patients, new CommandIndex(actions), new Waiting(), () -> TODAY);

    SearchViewModelTest() {
        for (Action action : List.of(Action.BOOK, Action.UNDO, Action.SERVICES, Action.TODAY, Action.THEME)) {
            actions.set(action, () -> {});
        }
        model.connect(targets, () -> closed.add("closed"));
        model.open();
    }

    @Test
    void anEmptySearchSaysWhatToType() {
        assertThat(model.lineProperty().get()).isEqualTo(Text.of("search.hint"));
        assertThat(model.hits()).isEmpty();
        model.choose();
        assertThat(targets.led).isEmpty();
    }

    @Test
    void patientsAreFoundByInitialsAndDigitsAndEnterBooks() {
        type("ㄱㅊㅅ.77");

        assertThat(model.hits()).containsExactly(hit(CHEOLSU), hit(CHANSOL), hit(CHAESEOP));
        assertThat(model.lineProperty().get()).isEqualTo(Text.NONE);
        model.move(1);
        model.choose();
        assertThat(closed).containsExactly("closed");
        assertThat(targets.led).containsExactly("book 김찬솔");
    }

    @Test
    void nothingIsSaidBeforeItIsKnown() {
        model.textProperty().set("박");
        assertThat(model.lineProperty().get()).isEqualTo(Text.NONE);

        answer();
        assertThat(model.lineProperty().get()).isEqualTo(Text.of("search.none", "박"));
    }

    @Test
    void anOvertakenAnswerIsDropped() {
        model.textProperty().set("김");
        model.textProperty().set("강");
        answer();
        answer();

        assertThat(model.hits()).containsExactly(hit(CHAESEOP));
    }

    @Test
    void whatNoLongerMatchesIsNotShownWhileTheAnswerIsAwaited() {
        type("김");
        model.textProperty().set("김찬");

        assertThat(model.hits()).containsExactly(hit(CHANSOL));
    }

    @Test
    void aKeyThatComesBeforeTheAnswerWaitsForIt() {
        model.textProperty().set("ㄱㅊㅅ");
        model.choose();
        assertThat(targets.led).isEmpty();

        answer();
        assertThat(targets.led).containsExactly("book 김철수");
    }

    @Test
    void aKeyThatWaitsIsForgottenWhenTheTextChanges() {
        model.textProperty().set("김");
        model.choose();
        model.textProperty().set("김ㅊ");
        answer();
        answer();

        assertThat(targets.led).isEmpty();
    }

    @Test
    void theOtherKeysLeadElsewhere() {
        type("김");
        model.showVisits();
        model.openNext();
        model.move(1);
        model.openNext();
        assertThat(model.lineProperty().get()).isEqualTo(Text.of("search.nothing-booked", "김찬솔"));
        model.bookNew();

        assertThat(targets.led).containsExactly("visits 김철수", "open r1 2026-12-04", "new 김");
    }

    @ParameterizedTest
    @CsvSource({"모레, 2026-12-02", "12/1, 2026-12-01", "다음 주 화, 2026-12-08", "next tue, 2026-12-08"})
    void aDateLeadsToItsDay(String text, LocalDate date) {
        type(text);
        model.choose();

        assertThat(targets.led).containsExactly("show " + date);
    }

    @Test
    void aDateThatMayBePartOfANumberComesAfterThePatients() {
        type("12");

        assertThat(model.hits()).hasSize(2);
        assertThat(model.hits().getFirst()).isEqualTo(hit(CHANSOL));
        assertThat(model.hits().getLast()).isInstanceOf(SearchHit.DateHit.class);
    }

    @Test
    void aDateThatDoesNotExistIsSaidToBeNone() {
        type("2/30");

        assertThat(model.lineProperty().get()).isEqualTo(Text.of("booking.problem.date.none"));
    }

    @ParameterizedTest
    @CsvSource({
        "시술, SERVICES",
        "ㅅㅅ ㄱㄹ, SERVICES",
        "services, SERVICES",
        "undo, UNDO",
        "되돌, UNDO",
        "ㄷㄷㄹ, UNDO",
        "dark, THEME",
        "어둡, THEME",
        "ㅇㄴ, TODAY"
    })
    void commandsAreFoundByTheirNamesInBothLanguages(String text, Action expected) {
        type(text);
        model.choose();

        assertThat(targets.led).containsExactly("run " + expected);
    }

    @Test
    void aCommandThatCannotBeRunIsNotOffered() {
        type("옮기기");

        assertThat(model.hits()).isEmpty();
    }

    @Test
    void patientsAreOutOfReachWhileTheDatabaseIsAwayAndDatesAreNot() {
        away = true;
        type("김");
        assertThat(model.lineProperty().get()).isEqualTo(Text.of("search.away"));
        type("내일");
        assertThat(model.lineProperty().get()).isEqualTo(Text.of("search.away"));
        model.choose();

        assertThat(targets.led).containsExactly("show 2026-12-01");
    }

    @Test
    void resultsFollowTheDatabaseAndTheChoiceStaysOnItsPatient() {
        type("김");
        model.move(1);
        patients.patients.removeFirst();
        patients.patients.add(CHEOLSU);
        model.refresh();
        answer();

        assertThat(model.hits()).containsExactly(hit(CHANSOL), hit(CHEOLSU));
        assertThat(model.selectedProperty().get()).isZero();
    }

    @Test
    void openingStartsAnew() {
        type("김");
        model.open();

        assertThat(model.textProperty().get()).isEmpty();
        assertThat(model.hits()).isEmpty();
        assertThat(model.lineProperty().get()).isEqualTo(Text.of("search.hint"));
    }

    private void type(String text) {
        model.textProperty().set(text);
        answer();
    }

    private void answer() {
        Runnable next = pending.pollFirst();
        if (next != null) {
            next.run();
        }
    }

    private static SearchHit hit(PatientSummary patient) {
        return new SearchHit.PatientHit(patient);
    }

    /** Runs work when the test says so. */
    private final class Waiting implements BackgroundTasks {

        @Override
        public <T> Task run(Callable<T> work, Consumer<? super T> done, Consumer<? super Failure> failed) {
            pending.add(() -> {
                if (away) {
                    failed.accept(new Failure.Unreachable());
                    return;
                }
                try {
                    done.accept(work.call());
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            return Task.ENDED;
        }
    }
}
