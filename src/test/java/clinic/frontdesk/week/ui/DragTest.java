package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/** Cards are dragged with constructed events, which carry Ctrl and Alt on every platform. */
class DragTest {

    private static final LocalDate TUESDAY = SampleWeeks.MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = SampleWeeks.MONDAY.plusDays(2);
    private static final LocalDate THURSDAY = SampleWeeks.MONDAY.plusDays(3);
    private static final String CARD = "1-630-윤태오";

    /** A window with a week, and the pointer over it. Used on the JavaFX thread. */
    private static final class Desk {

        final RecordedMoves moves = new RecordedMoves();
        final WeekViewModel model;
        final MoveViewModel hand;
        final List<String> notices = new ArrayList<>();
        final Parent root;
        private final Node grid;
        private Point2D at = new Point2D(0, 0);
        boolean ctrl;
        boolean alt;

        Desk(Week week) throws Exception {
            model = new WeekViewModel(monday -> week, new InPlaceTasks(), Clock.systemUTC());
            hand = new MoveViewModel(model, moves, new InPlaceTasks());
            hand.setOnNotice(text -> notices.add(Messages.of(Locale.KOREAN).text(text)));
            model.show(SampleWeeks.MONDAY);
            model.setOnMove(hand::chosen);
            WeekView view = new WeekView(model, Messages.of(Locale.KOREAN), new Actions());
            Screens.picture("week-dragged", view.root(), Theme.LIGHT, 1155, 694);
            root = view.root();
            grid = root.lookup(".week-grid");
        }

        Desk press(LocalDate date, int minute) {
            return press(GridPoints.at(root, date, minute));
        }

        Desk press(Point2D point) {
            at = point;
            fire(MouseEvent.MOUSE_PRESSED);
            return this;
        }

        /** Moves in steps, as a hand does. */
        Desk to(LocalDate date, int minute) {
            return to(GridPoints.at(root, date, minute));
        }

        Desk to(Point2D point) {
            Point2D from = at;
            for (int step = 1; step <= 8; step++) {
                at = from.interpolate(point, step / 8.0);
                fire(MouseEvent.MOUSE_DRAGGED);
            }
            return this;
        }

        Desk release() {
            fire(MouseEvent.MOUSE_RELEASED);
            return this;
        }

        Desk key(EventType<KeyEvent> type, KeyCode code) {
            Event.fireEvent(root, new KeyEvent(type, "", "", code, false, false, false, false));
            return this;
        }

        /** What the card at the pointer says, line by line. */
        List<String> ghost() {
            Node ghost = root.getScene().getRoot().lookup(".ghost");
            return ghost instanceof Parent lines
                    ? lines.getChildrenUnmodifiable().stream()
                            .filter(Node::isVisible)
                            .map(line -> ((Labeled) line).getText())
                            .toList()
                    : List.of();
        }

        private void fire(EventType<MouseEvent> type) {
            grid.fireEvent(new MouseEvent(
                    grid,
                    grid,
                    type,
                    at.getX(),
                    at.getY(),
                    at.getX(),
                    at.getY(),
                    MouseButton.PRIMARY,
                    1,
                    false,
                    ctrl,
                    alt,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null));
        }
    }

    private static <T> T onScreen(Callable<T> test) throws Exception {
        return Screens.onScreen(test);
    }

    @Test
    void aCardGoesToTheStartUnderItsTopAndSaysItsNewTime() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            // Grabbed ten minutes below its top.
            desk.press(TUESDAY, 640).to(WEDNESDAY, 850);
            assertThat(desk.ghost()).containsExactly("14:00 – 14:30", "윤태오", "주름 보톡스");
            desk.release();
            assertThat(desk.moves.calls).containsExactly("move " + CARD + " 2026-11-25 840");
            assertThat(desk.ghost()).isEmpty();
            return true;
        });
    }

    @Test
    void withCtrlACopyIsDraggedAlsoWhenItIsPressedMeanwhile() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            desk.ctrl = true;
            desk.press(TUESDAY, 640).to(WEDNESDAY, 850);
            assertThat(desk.ghost().getFirst()).isEqualTo("복사 14:00 – 14:30");
            desk.key(KeyEvent.KEY_RELEASED, KeyCode.CONTROL);
            assertThat(desk.ghost().getFirst()).isEqualTo("14:00 – 14:30");
            desk.key(KeyEvent.KEY_PRESSED, KeyCode.CONTROL);
            desk.release();
            assertThat(desk.moves.calls).containsExactly("copy " + CARD + " 2026-11-25 840");
            return true;
        });
    }

    @Test
    void withAltItGoesToAnyFiveMinutes() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            desk.alt = true;
            desk.press(TUESDAY, 640).to(WEDNESDAY, 855).release();
            assertThat(desk.moves.calls).containsExactly("move " + CARD + " 2026-11-25 845");
            return true;
        });
    }

    @Test
    void whereItMayNotLandTheReasonStandsAtThePointerAndNothingIsWritten() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.crowded());
            String id = desk.model.weekProperty().get().days().stream()
                    .flatMap(day -> day.cards().stream())
                    .map(WeekCard::reservationId)
                    .filter(each -> desk.hand
                            .held(each)
                            .filter(held -> held.placed().holds() && !held.past())
                            .isPresent())
                    .filter(each -> GridPoints.shows(desk.root, each))
                    .findFirst()
                    .orElseThrow();
            desk.press(GridPoints.card(desk.root, id));
            desk.to(THURSDAY, 845);
            assertThat(desk.ghost()).last().asString().endsWith("겹칩니다.");
            desk.release();
            assertThat(desk.moves.calls).allMatch(call -> call.startsWith("nearest"));
            assertThat(desk.notices).last().asString().endsWith("겹칩니다.");
            return true;
        });
    }

    @Test
    void escAndDroppingOutsideBringItBack() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            desk.press(TUESDAY, 640).to(WEDNESDAY, 850);
            desk.key(KeyEvent.KEY_PRESSED, KeyCode.ESCAPE);
            assertThat(desk.ghost()).isEmpty();
            desk.to(WEDNESDAY, 900).release();
            desk.press(TUESDAY, 640).to(new Point2D(2000, 300));
            assertThat(desk.ghost().getFirst()).isEqualTo("제자리로");
            desk.release();
            assertThat(desk.moves.calls).isEmpty();
            return true;
        });
    }

    @Test
    void whatHasEndedIsNotMovedButCopied() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            desk.press(SampleWeeks.MONDAY, 550).to(WEDNESDAY, 850);
            assertThat(desk.ghost()).last().isEqualTo("끝났거나 취소된 예약은 옮길 수 없습니다. Ctrl을 누르면 복사합니다.");
            desk.key(KeyEvent.KEY_PRESSED, KeyCode.CONTROL);
            desk.release();
            assertThat(desk.moves.calls).singleElement().asString().startsWith("copy 0-540-김철수 2026-11-25");
            return true;
        });
    }

    @Test
    void aLowerEdgeChangesTheLengthInStepsOfFiveMinutes() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            desk.press(GridPoints.edge(desk.root, CARD)).to(TUESDAY, 677);
            Labeled shown = (Labeled) desk.root.lookup(".drop");
            assertThat(shown.getText()).isEqualTo("10:30 – 11:15 · 45분");
            desk.release();
            assertThat(desk.moves.calls).containsExactly("resize " + CARD + " 45");
            return true;
        });
    }

    @Test
    void aClickOnACardOpensItAndMovesNothing() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.busy());
            List<String> chosen = new ArrayList<>();
            desk.model.setOnCardChosen(chosen::add);
            desk.press(TUESDAY, 640).release();
            assertThat(chosen).containsExactly(CARD);
            assertThat(desk.moves.calls).isEmpty();
            return true;
        });
    }

    @Test
    void betweenTwoPlacesNothingIsLaidOut() throws Exception {
        onScreen(() -> {
            Desk desk = new Desk(SampleWeeks.crowded());
            desk.press(TUESDAY, 545).to(WEDNESDAY, 850);
            desk.root.applyCss();
            desk.root.layout();
            WeekGrid grid = (WeekGrid) desk.root.lookup(".week-grid");
            for (int minute = 851; minute < 1000; minute++) {
                desk.to(THURSDAY, minute);
                assertThat(grid.isNeedsLayout()).as("layout at " + minute).isFalse();
            }
            return true;
        });
    }
}
