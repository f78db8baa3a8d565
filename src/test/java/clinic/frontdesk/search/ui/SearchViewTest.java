package clinic.frontdesk.search.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.AccessibleNames;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.InputMethodTextRun;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchViewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private final RecordedTargets targets = new RecordedTargets();
    private final List<String> closed = new ArrayList<>();
    private final Actions actions = new Actions();
    private final SearchViewModel model =
            new SearchViewModel(new ListedPatients(), new CommandIndex(actions), new InPlaceTasks(), () -> TODAY);

    @Test
    void theRowsSayWhoItIsAndEmphasizeWhatMatches() throws Exception {
        List<String> rows = Screens.onScreen(() -> {
            SearchView view = view(Locale.KOREAN);
            model.textProperty().set("ㄱㅊㅅ.77");
            Screens.picture("search-light-ko", view.root(), Theme.LIGHT, 720, 300);
            assertThat(texts(view, ".matched")).containsExactly("김철수", "77", "김찬솔", "77", "강채섭", "77");
            return view.root().lookupAll(".hit").stream()
                    .map(Node::getAccessibleText)
                    .toList();
        });

        assertThat(rows)
                .containsExactly(
                        "김철수, 010-2841-7730, 1991 남 35, 12번 옴 · 안 옴 1 · 다음 금 14:30, VIP",
                        "김찬솔, 010-2841-7712, 1988 여 38, 2번 옴 · 마지막 8월 11일",
                        "강채섭, 010-2841-7705, 여, 처음");
    }

    @ParameterizedTest
    @CsvSource({"ko, LIGHT", "en, DARK"})
    void everyControlHasAName(String language, Theme theme) throws Exception {
        List<String> problems = Screens.onScreen(() -> {
            SearchView view = view(Locale.of(language));
            actions.set(Action.SERVICES, () -> {});
            model.textProperty().set("내일 15시");
            Screens.picture("search-date-" + language, view.root(), theme, 720, 200);
            model.textProperty().set("serv");
            Screens.picture("search-command-" + language, view.root(), theme, 720, 200);
            model.textProperty().set("김");
            Screens.picture("search-patients-" + language, view.root(), theme, 720, 300);
            return new AccessibleNames(Messages.of(Locale.of(language)), List.of("김철수", "김찬솔", "강채섭", "VIP"))
                    .problems(view.root());
        });

        assertThat(problems).isEmpty();
    }

    @Test
    void theKeysOfTheFootWorkInTheField() throws Exception {
        Screens.onScreen(() -> {
            SearchView view = view(Locale.ENGLISH);
            TextField field = field(view);
            model.textProperty().set("김");
            field.end();
            press(field, KeyCode.DOWN, false);
            press(field, KeyCode.UP, false);
            press(field, KeyCode.ENTER, true);
            press(field, KeyCode.RIGHT, false);
            field.home();
            press(field, KeyCode.RIGHT, false);
            field.end();
            press(field, KeyCode.ENTER, false);
            press(field, KeyCode.TAB, false);
            press(field, KeyCode.ESCAPE, false);
            return true;
        });

        assertThat(targets.led).containsExactly("open r1 2026-12-04", "visits 김철수", "book 김철수", "new 김");
        assertThat(closed).hasSize(5);
    }

    @Test
    void aClickOnAResultChoosesIt() throws Exception {
        Screens.onScreen(() -> {
            SearchView view = view(Locale.KOREAN);
            model.textProperty().set("김");
            Node second = List.copyOf(view.root().lookupAll(".hit")).get(1);
            second.getOnMouseClicked().handle(null);
            return true;
        });

        assertThat(targets.led).containsExactly("book 김찬솔");
    }

    @Test
    void resultsFollowWhatIsComposedAndTheEndOfTheComposition() throws Exception {
        List<Integer> found = new ArrayList<>();
        Screens.onScreen(() -> {
            SearchView view = view(Locale.KOREAN);
            TextField field = field(view);
            for (String composed : List.of("ㄱ", "가", "강")) {
                inputMethod(field, composed, "");
                found.add(model.hits().size());
            }
            inputMethod(field, "", "");
            inputMethod(field, "", "강");
            press(field, KeyCode.ENTER, false);
            return true;
        });

        assertThat(found).containsExactly(3, 1, 1);
        assertThat(targets.led).containsExactly("book 강채섭");
    }

    private SearchView view(Locale locale) {
        model.connect(targets, () -> closed.add("closed"));
        model.open();
        SearchView view = new SearchView(model, actions, Messages.of(locale), () -> closed.add("closed"));
        StackPane window = new StackPane(view.root());
        new Scene(window, 720, 400);
        window.applyCss();
        return view;
    }

    private static TextField field(SearchView view) {
        return (TextField) view.field();
    }

    private static List<String> texts(SearchView view, String selector) {
        return view.root().lookupAll(selector).stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static void press(Node target, KeyCode code, boolean control) {
        Event.fireEvent(
                target,
                new KeyEvent(KeyEvent.KEY_PRESSED, KeyEvent.CHAR_UNDEFINED, "", code, false, control, false, false));
    }

    private static void inputMethod(Node target, String composed, String committed) {
        Event.fireEvent(
                target,
                new InputMethodEvent(
                        InputMethodEvent.INPUT_METHOD_TEXT_CHANGED,
                        composed.isEmpty() ? List.of() : List.of(new InputMethodTextRun(composed, null)),
                        committed,
                        0));
    }
}
