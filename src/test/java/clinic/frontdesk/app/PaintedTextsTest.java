package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.PaintedTexts;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.ui.CalendarMode;
import clinic.frontdesk.week.ui.SampleWeeks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the desk shows, no text is cut without an ellipsis, and no two texts overlap. */
class PaintedTextsTest {

    private static final Map<String, Week> WEEKS = Map.of(
            "empty", SampleWeeks.empty(),
            "busy", SampleWeeks.busy(),
            "holidays", SampleWeeks.holidays(),
            "crowded", SampleWeeks.crowded(),
            "sixty a day", SampleWeeks.full(60),
            "three and six at once", SampleWeeks.atOnce(),
            "long names", SampleWeeks.longNames());

    @ParameterizedTest
    @CsvSource({"ko, LIGHT, 1366, 768", "en, DARK, 1000, 700", "ko, LIGHT, 2560, 1440"})
    void noTextIsCutOrCovered(String language, Theme theme, int width, int height) throws Exception {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Week> week : WEEKS.entrySet()) {
            problems.addAll(Screens.onScreen(
                    () -> problems(week.getKey(), week.getValue(), Locale.of(language), theme, width, height)));
        }

        assertThat(problems).isEmpty();
    }

    /** The problems of a week, of its Wednesday and of its month. */
    private static List<String> problems(String name, Week week, Locale locale, Theme theme, int width, int height) {
        WeekWindow window = new WeekWindow(monday -> week, new InPlaceTasks(), locale);
        window.actions.run(Action.MEMOS);
        window.week.model().openDay(SampleWeeks.MONDAY.plusDays(2));
        List<String> problems = new ArrayList<>();
        for (CalendarMode mode : CalendarMode.values()) {
            window.week.model().modeProperty().set(mode);
            Screens.layOut(window.view.root(), theme, width, height);
            PaintedTexts.problems(window.view.root()).stream()
                    .map(problem -> String.join(" ", name, mode.name(), locale.getLanguage(), width + ": ") + problem)
                    .forEach(problems::add);
        }
        return problems;
    }

    @Test
    void aDeliberateOverlapACutTextAndACoveredOneAreFound() throws Exception {
        List<String> problems = Screens.onScreen(() -> {
            Label one = placed("Anna", 0, 0, 60);
            Label other = placed("Berta", 20, 4, 60);
            Label cut = placed("Konstantinopel", 0, 40, 40);
            cut.setEllipsisString("");
            Label covered = placed("Christine", 0, 80, 90);
            Pane cover = new Pane();
            cover.setStyle("-fx-background-color: white;");
            cover.resizeRelocate(30, 80, 60, 20);
            cover.setManaged(false);
            Pane clipped = new Pane(placed("Dorothea", 0, 0, 90));
            clipped.setClip(new Rectangle(20, 30));
            clipped.resizeRelocate(0, 120, 90, 30);
            Pane root = new Pane(one, other, cut, covered, cover, clipped);
            Screens.picture("painted-deliberately", root, Theme.LIGHT, 200, 200);
            return PaintedTexts.problems(root);
        });

        assertThat(problems).hasSize(4);
        assertThat(problems.get(0)).isEqualTo("overlap: Anna and Berta");
        assertThat(problems.get(1)).startsWith("cut without an ellipsis: Konstantinopel to ");
        assertThat(problems.get(2)).startsWith("covered in part: Christine by ");
        assertThat(problems.get(3)).isEqualTo("cut by a clip: Dorothea");
    }

    private static Label placed(String text, double x, double y, double width) {
        Label label = new Label(text);
        label.relocate(x, y);
        label.setMinWidth(width);
        label.setMaxWidth(width);
        return label;
    }
}
