package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.ui.GridPoints;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Moving by the pointer and by the keyboard in the whole desk, on a real database, beside another desk. */
@ExtendWith(ApplicationExtension.class)
class MoveJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final String BOTOX = "frontdesk-wrinkle-botox";

    private final TestDatabase data = TestDatabase.upgraded();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
    private final DatabaseBookings elsewhere = new DatabaseBookings(data.dsl());
    private int keys;

    @SuppressWarnings("NullAway.Init") // set before each test, on the JavaFX thread
    private DeskSession desk;

    @SuppressWarnings("NullAway.Init") // set with the desk
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
        Fonts.load();
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 08:30'::timestamp AT TIME ZONE 'Asia/Seoul'");
        book("a", "김하나", MONDAY, 600);
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
            if (stage.getScene() == null) {
                // Wide enough for the left column.
                stage.setScene(new Scene(root, 1180, 700));
            } else {
                stage.getScene().setRoot(root);
            }
        });
        desk.open();
        desk.week().model().show(MONDAY);
        stage.setX(0);
        stage.setY(0);
        stage.show();
    }

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(desk::close).get();
        tasks.close();
        database.close();
        assertThat(errors).as("unexpected errors").isEmpty();
    }

    @Test
    void oneDragMovesToAnotherDayAndOneKeyTakesItBack(FxRobot robot) throws Exception {
        shown("a");
        drag(grid(), card("a"), at(TUESDAY, 845));
        until(() -> place("a").equals("2026-12-01|14:00"));
        until(() -> undoLine(robot).contains("김하나 11/30 10:00 → 12/1 14:00 이동"));
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> place("a").equals("2026-11-30|10:00"));
    }

    @Test
    void cutAndPasteMoveToAnotherWeekInFiveKeys(FxRobot robot) throws Exception {
        shown("a");
        select("a");
        press(robot, KeyCode.CONTROL, KeyCode.X);
        until(() -> desk.moving().tray().items().size() == 1);
        press(robot, KeyCode.ALT, KeyCode.RIGHT);
        until(() -> desk.week().model().weekProperty().get().monday().equals(MONDAY.plusWeeks(1)));
        press(robot, KeyCode.CONTROL, KeyCode.V);
        until(() -> desk.week().model().cursorProperty().get() != null);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.ENTER);
        until(() -> place("a").equals("2026-12-07|10:30"));
        until(() -> desk.moving().tray().items().isEmpty());
        assertThat(keys).isLessThanOrEqualTo(5);
    }

    @Test
    void copyAndPastePutOneMoreAtTheCursor(FxRobot robot) throws Exception {
        shown("a");
        select("a");
        press(robot, KeyCode.CONTROL, KeyCode.C);
        robot.interact(() -> desk.week()
                .model()
                .cursorProperty()
                .set(desk.week().model().freeProperty().get().getLast()));
        press(robot, KeyCode.CONTROL, KeyCode.V);
        until(() -> rows().size() == 2);
        assertThat(rows()).contains("김하나|2026-11-30|10:00|CONFIRMED").anyMatch(row -> row.contains("2026-12-04|17:30"));
        until(() -> undoLine(robot).contains("예약"));
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> rows().stream().anyMatch(row -> row.endsWith("CANCELLED")));
    }

    @Test
    void aTakenPlaceSaysWhoIsThereAndTheNearestStartIsOneKeyAway(FxRobot robot) throws Exception {
        book("b", "이영희", TUESDAY, 840);
        shown("b");
        drag(grid(), card("a"), at(TUESDAY, 850));
        until(() -> notice(robot).startsWith("김하나 님: 14:00–14:40 이영희 님과 겹칩니다."));
        assertThat(place("a")).isEqualTo("2026-11-30|10:00");
        until(() -> desk.week().model().movingProperty().get());
        press(robot, KeyCode.ENTER);
        until(() -> place("a").equals("2026-12-01|14:40"));
    }

    @Test
    void theMonthAtTheSideTakesACardAtItsOwnTime(FxRobot robot) throws Exception {
        shown("a");
        drag(grid(), card("a"), centre(day(robot, "10")));
        until(() -> place("a").equals("2026-12-10|10:00"));
        until(() -> desk.week().model().mondayProperty().get().equals(LocalDate.of(2026, 12, 7)));
    }

    @Test
    void theRightEdgeTurnsThePageWhileACardRestsOnIt(FxRobot robot) throws Exception {
        shown("a");
        Point2D edge = rightEdge();
        fire(grid(), MouseEvent.MOUSE_PRESSED, card("a"));
        step(grid(), card("a"), edge);
        until(() -> desk.week().model().weekProperty().get().monday().equals(MONDAY.plusWeeks(1)));
        step(grid(), edge, at(MONDAY.plusDays(9), 845));
        picture("drag-next-week");
        fire(grid(), MouseEvent.MOUSE_RELEASED, at(MONDAY.plusDays(9), 845));
        until(() -> place("a").equals("2026-12-09|14:00"));
    }

    @Test
    void aPastReservationAsksFirst(FxRobot robot) throws Exception {
        data.run(Databases.insert("old", "2026-11-30", "07:00", "WRINKLE_BOTOX"));
        shown("old");
        drag(grid(), card("old"), at(TUESDAY, 850));
        until(() -> robot.lookup(".move-question").query().isVisible());
        picture("move-past-light-ko");
        press(robot, KeyCode.ESCAPE);
        until(() -> !robot.lookup(".move-question").query().isVisible());
        assertThat(place("old")).isEqualTo("2026-11-30|07:00");
        drag(grid(), card("old"), at(TUESDAY, 850));
        until(() -> robot.lookup(".move-question").query().isVisible());
        press(robot, KeyCode.ENTER);
        until(() -> place("old").equals("2026-12-01|14:00"));
    }

    @Test
    void theLowerEdgeAndShiftArrowsChangeTheLength(FxRobot robot) throws Exception {
        shown("a");
        Point2D edge =
                WaitForAsyncUtils.asyncFx(() -> GridPoints.edge(root(), "a")).get();
        drag(grid(), edge, at(MONDAY, 660));
        until(() -> minutes("a").equals("60"));
        select("a");
        press(robot, KeyCode.SHIFT, KeyCode.DOWN);
        until(() -> minutes("a").equals("65"));
        until(() -> card65());
        press(robot, KeyCode.SHIFT, KeyCode.UP);
        until(() -> minutes("a").equals("60"));
        until(() -> undoLine(robot).contains("시술 시간 65분 → 60분"));
    }

    private boolean card65() {
        return desk.week()
                .model()
                .card("a")
                .filter(card -> card.duration() == 65)
                .isPresent();
    }

    private void book(String id, String name, LocalDate day, int start) {
        elsewhere.book(new NewReservation(
                id, name, "010-0000-0001", LocalDate.of(1990, 1, 1), Gender.FEMALE, false, BOTOX, day, start, null));
    }

    private void select(String id) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    desk.week().focus();
                    desk.week().model().selectedProperty().set(id);
                })
                .get();
    }

    private void shown(String id) throws TimeoutException {
        until(() -> desk.week().model().card(id).isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Parent root() {
        return stage.getScene().getRoot();
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> Screens.picture(name, root(), Theme.LIGHT, 1180, 700))
                .get();
    }

    private Point2D card(String id) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> GridPoints.card(root(), id)).get();
    }

    private Point2D at(LocalDate day, int minute) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> GridPoints.at(root(), day, minute))
                .get();
    }

    private Point2D rightEdge() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Node grid = root().lookup(".week-grid");
                    return grid.localToScene(grid.getLayoutBounds().getWidth() - 8, 300);
                })
                .get();
    }

    private Point2D centre(Node node) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> node.localToScene(
                        node.getLayoutBounds().getCenterX(),
                        node.getLayoutBounds().getCenterY()))
                .get();
    }

    private static Node day(FxRobot robot, String number) {
        return robot.lookup((Node node) -> node instanceof Button button
                        && button.getStyleClass().contains("month-day")
                        && button.getText().equals(number))
                .query();
    }

    /** Drags with events of a node, as a part of the window lies beyond the headless screen. */
    private void drag(Node source, Point2D from, Point2D to) throws Exception {
        fire(source, MouseEvent.MOUSE_PRESSED, from);
        step(source, from, to);
        fire(source, MouseEvent.MOUSE_RELEASED, to);
    }

    private void step(Node source, Point2D from, Point2D to) throws Exception {
        for (int i = 1; i <= 5; i++) {
            fire(source, MouseEvent.MOUSE_DRAGGED, from.interpolate(to, i / 5.0));
        }
    }

    private static void fire(Node source, EventType<MouseEvent> type, Point2D scene) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    Event.fireEvent(
                            source,
                            new MouseEvent(
                                    source,
                                    source,
                                    type,
                                    scene.getX(),
                                    scene.getY(),
                                    scene.getX(),
                                    scene.getY(),
                                    MouseButton.PRIMARY,
                                    1,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    null));
                })
                .get();
    }

    private Node grid() {
        return root().lookup(".week-grid");
    }

    private void press(FxRobot robot, KeyCode... combination) {
        keys++;
        robot.push(combination);
    }

    private String place(String id) {
        return Databases.rows(
                        data, "SELECT \"preferredDate\", \"timeSlotStart\" FROM reservations WHERE id = '" + id + "'")
                .getFirst();
    }

    private String minutes(String id) {
        return Databases.rows(data, "SELECT \"estimatedDuration\" FROM reservations WHERE id = '" + id + "'")
                .getFirst();
    }

    private List<String> rows() {
        return Databases.rows(
                data, "SELECT \"patientName\", \"preferredDate\", \"timeSlotStart\", status FROM reservations");
    }

    private static String notice(FxRobot robot) {
        return robot.lookup(".line > #notice").queryLabeled().getText();
    }

    private static String undoLine(FxRobot robot) {
        return robot.lookup(".line > #undo").queryLabeled().getText();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
