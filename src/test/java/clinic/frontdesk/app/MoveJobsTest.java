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
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.tray.DatabaseTray;
import clinic.frontdesk.tray.TrayItem;
import clinic.frontdesk.ui.DropZone;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.ui.CalendarMode;
import clinic.frontdesk.week.ui.GridPoints;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
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
        // The scene of another class of tests has another size.
        stage.setScene(null);
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
        stage.sizeToScene();
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
        until(() -> undoLine().contains("김하나 11/30 10:00 → 12/1 14:00 이동"));
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
        until(() -> undoLine().contains("예약"));
        press(robot, KeyCode.CONTROL, KeyCode.Z);
        until(() -> rows().stream().anyMatch(row -> row.endsWith("CANCELLED")));
    }

    @Test
    void aTakenPlaceSaysWhoIsThereAndTheNearestStartIsOneKeyAway(FxRobot robot) throws Exception {
        book("b", "이영희", TUESDAY, 840);
        shown("b");
        drag(grid(), card("a"), at(TUESDAY, 850));
        until(() -> notice().startsWith("김하나 님: 14:00–14:40 이영희 님과 겹칩니다."));
        assertThat(place("a")).isEqualTo("2026-11-30|10:00");
        until(() -> desk.week().model().movingProperty().get());
        press(robot, KeyCode.ENTER);
        until(() -> place("a").equals("2026-12-01|14:40"));
    }

    @Test
    void theMonthAtTheSideTakesACardAtItsOwnTime(FxRobot robot) throws Exception {
        shown("a");
        drag(grid(), card("a"), centre(day("month-day", LocalDate.of(2026, 12, 10))));
        until(() -> place("a").equals("2026-12-10|10:00"));
        until(() -> desk.week().model().mondayProperty().get().equals(LocalDate.of(2026, 12, 7)));
    }

    @Test
    void theRightEdgeTurnsThePageWhileACardRestsOnIt(FxRobot robot) throws Exception {
        shown("a");
        LocalDate wednesday = MONDAY.plusDays(9);
        // Off the edge as soon as the page has turned, so that it does not turn further.
        robot.interact(() -> desk.week().model().weekProperty().subscribe(week -> {
            if (week != null && week.day(wednesday).isPresent()) {
                fireNow(grid(), MouseEvent.MOUSE_DRAGGED, GridPoints.at(root(), wednesday, 845));
            }
        }));
        fire(grid(), MouseEvent.MOUSE_PRESSED, card("a"));
        step(grid(), card("a"), rightEdge());
        until(() -> desk.week().model().weekProperty().get().day(wednesday).isPresent());
        until(() -> ghost(".ghost-time").equals("14:00 – 14:30"));
        picture("drag-next-week");
        fire(grid(), MouseEvent.MOUSE_RELEASED, at(wednesday, 845));
        until(() -> place("a").equals("2026-12-09|14:00"));
    }

    @Test
    void aPastReservationAsksFirst(FxRobot robot) throws Exception {
        data.run(Databases.insert("old", "2026-11-30", "07:00", "WRINKLE_BOTOX"));
        shown("old");
        drag(grid(), card("old"), at(TUESDAY, 850));
        until(() -> asked());
        picture("move-past-light-ko");
        press(robot, KeyCode.ESCAPE);
        until(() -> !asked());
        assertThat(place("old")).isEqualTo("2026-11-30|07:00");
        drag(grid(), card("old"), at(TUESDAY, 850));
        until(() -> asked());
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
        until(() -> undoLine().contains("시술 시간 65분 → 60분"));
    }

    @Test
    void theLargeMonthTakesACardOutOfTheTrayAtItsOwnTime(FxRobot robot) throws Exception {
        shown("a");
        inHand("a");
        press(robot, KeyCode.O);
        until(() -> desk.week().model().modeProperty().get() == CalendarMode.MONTH);
        press(robot, KeyCode.PAGE_DOWN);
        until(() -> desk.week().model().dayProperty().get().equals(LocalDate.of(2026, 12, 30)));
        Node target = day("month-page-day", LocalDate.of(2026, 12, 10));
        drag(trayCard(), centre(trayCard()), centre(target));
        until(() -> place("a").equals("2026-12-10|10:00"));
        until(() -> desk.moving().tray().items().isEmpty());
        assertThat(desk.week().model().modeProperty().get()).isEqualTo(CalendarMode.MONTH);
    }

    @Test
    void aDayOfTheLargeMonthThatIsTakenOffersItsNearestStartsInTheWeek(FxRobot robot) throws Exception {
        book("b", "이영희", LocalDate.of(2026, 12, 10), 600);
        shown("a");
        inHand("a");
        robot.interact(() -> {
            desk.week().model().modeProperty().set(CalendarMode.MONTH);
            desk.week().model().show(LocalDate.of(2026, 12, 1));
        });
        drag(trayCard(), centre(trayCard()), centre(day("month-page-day", LocalDate.of(2026, 12, 10))));
        until(() -> notice().startsWith("김하나 님: 10:00–10:40 이영희 님과 겹칩니다."));
        assertThat(desk.week().model().modeProperty().get()).isEqualTo(CalendarMode.WEEK);
        until(() -> desk.week().model().mondayProperty().get().equals(LocalDate.of(2026, 12, 7)));
        assertThat(place("a")).isEqualTo("2026-11-30|10:00");
        press(robot, KeyCode.ENTER);
        until(() -> place("a").startsWith("2026-12-10|"));
    }

    @Test
    void theTrayIsSharedAndCardsGoIntoItAndOutOfIt() throws Exception {
        shown("a");
        drag(grid(), card("a"), centre(root().lookup(".tray")));
        until(() -> desk.moving().tray().items().size() == 1);
        DatabaseTray other = new DatabaseTray(data.dsl());
        assertThat(other.items()).containsExactly(new TrayItem("a", "김하나", "주름 보톡스", MONDAY, "10:00"));
        picture("tray-light-ko");

        drag(trayCard(), centre(trayCard()), at(TUESDAY, 845));
        until(() -> place("a").equals("2026-12-01|14:00"));
        until(() -> desk.moving().tray().items().isEmpty());

        other.park("a");
        until(() -> desk.moving().tray().items().size() == 1);
        elsewhere.changeStatus("a", Status.CANCELLED);
        until(() -> desk.moving().tray().items().isEmpty());
    }

    /** The card of another week is read when it is dragged; the button may be released before it has come. */
    @Test
    void aCardOfAnotherWeekIsDroppedOutOfTheTray(FxRobot robot) throws Exception {
        book("far", "박세미", MONDAY.plusWeeks(5), 600);
        shown("a");
        inHand("far");
        drag(trayCard(), centre(trayCard()), at(TUESDAY, 845));
        until(() -> place("far").equals("2026-12-01|14:00"));
        until(() -> undoLine().contains("박세미 1/4 10:00 → 12/1 14:00 이동"));
    }

    @Test
    void theTrayIsReachedByKeyboard(FxRobot robot) throws Exception {
        shown("a");
        inHand("a");
        press(robot, KeyCode.CONTROL, KeyCode.T);
        press(robot, KeyCode.ENTER);
        until(() -> desk.week().model().cursorProperty().get() != null);
        press(robot, KeyCode.DOWN);
        press(robot, KeyCode.ENTER);
        until(() -> !place("a").equals("2026-11-30|10:00"));
        until(() -> desk.moving().tray().items().isEmpty());
        assertThat(keys).isEqualTo(4);
        inHand("a");
        press(robot, KeyCode.CONTROL, KeyCode.T);
        press(robot, KeyCode.DELETE);
        until(() -> desk.moving().tray().items().isEmpty());
        assertThat(place("a")).isEqualTo("2026-11-30|10:30");
    }

    @Test
    void escBringsADraggedCardBackAndItsPageToo(FxRobot robot) throws Exception {
        shown("a");
        fire(grid(), MouseEvent.MOUSE_PRESSED, card("a"));
        step(grid(), card("a"), rightEdge());
        until(() -> !desk.week().model().weekProperty().get().monday().equals(MONDAY));
        press(robot, KeyCode.ESCAPE);
        until(() -> desk.week().model().weekProperty().get().monday().equals(MONDAY));
        fire(grid(), MouseEvent.MOUSE_RELEASED, at(MONDAY, 845));
        assertThat(place("a")).isEqualTo("2026-11-30|10:00");
        assertThat(root().lookup(".ghost")).isNull();
    }

    @Test
    void theReasonStandsAtThePointerWhereACardMayNotLand() throws Exception {
        book("b", "이영희", TUESDAY, 840);
        shown("b");
        fire(grid(), MouseEvent.MOUSE_PRESSED, card("a"));
        step(grid(), card("a"), at(TUESDAY, 850));
        until(() -> ghost(".ghost-reason").equals("14:00–14:40 이영희 님과 겹칩니다."));
        assertThat(ghost(".ghost-time")).isEqualTo("14:00 – 14:30");
        step(grid(), at(TUESDAY, 850), at(TUESDAY, 905));
        until(() -> ghost(".ghost-time").equals("15:00 – 15:30"));
        assertThat(root().lookup(".ghost-reason").isVisible()).isFalse();
        fire(grid(), MouseEvent.MOUSE_RELEASED, at(TUESDAY, 905));
        until(() -> place("a").equals("2026-12-01|15:00"));
    }

    /** Another desk takes the place between the look and the drop. */
    @Test
    void aPlaceFilledMeanwhileBringsTheCardBackWithTheNearestStarts(FxRobot robot) throws Exception {
        shown("a");
        WaitForAsyncUtils.asyncFx(() -> {
                    // On the screen's thread, so that nothing of it is shown before the drop.
                    elsewhere.book(reservation("b", "이영희", TUESDAY, 840));
                    fireNow(grid(), MouseEvent.MOUSE_PRESSED, GridPoints.card(root(), "a"));
                    fireNow(grid(), MouseEvent.MOUSE_DRAGGED, GridPoints.at(root(), TUESDAY, 845));
                    fireNow(grid(), MouseEvent.MOUSE_RELEASED, GridPoints.at(root(), TUESDAY, 845));
                })
                .get();
        until(() -> notice().startsWith("김하나 님: 14:00–14:40 이영희 님과 겹칩니다."));
        assertThat(place("a")).isEqualTo("2026-11-30|10:00");
        press(robot, KeyCode.ENTER);
        until(() -> place("a").equals("2026-12-01|14:40"));
    }

    /** M, then the next week: the starts of that week are offered, and the keyboard is at the first. */
    @Test
    void theMoveOfTheKeyboardGoesOnInTheNextWeek(FxRobot robot) throws Exception {
        shown("a");
        select("a");
        press(robot, KeyCode.M);
        until(() -> desk.week().model().movingProperty().get());
        for (int i = 0; i < 6; i++) {
            press(robot, KeyCode.ALT, KeyCode.RIGHT);
        }
        LocalDate far = MONDAY.plusWeeks(6);
        until(() -> desk.week().model().cursorProperty().get() != null
                && desk.week().model().cursorProperty().get().date().equals(far));
        assertThat(desk.week().model().movingProperty().get()).isTrue();
        press(robot, KeyCode.ENTER);
        until(() -> place("a").equals(far + "|09:00"));
        until(() -> undoLine().contains("김하나 11/30 10:00 → 1/11 09:00 이동"));
    }

    /** Two desks side by side: one moves and undoes, the other shows it and marks it. */
    @Test
    void anotherDeskShowsTheMoveWithItsMark(FxRobot robot) throws Exception {
        shown("a");
        try (ClinicDatabase second = ClinicDatabase.open(new ClinicAddress.Server(data.url()))) {
            DeskSession beside = WaitForAsyncUtils.asyncFx(() -> {
                        DeskSession opened = new DeskSession(
                                second,
                                ClinicClock.read(second.dsl()),
                                tasks,
                                DeskJobsTest.report(),
                                root -> new Scene(root, 1180, 700));
                        opened.open();
                        opened.week().model().show(MONDAY);
                        return opened;
                    })
                    .get();
            try {
                until(() -> beside.week().model().card("a").isPresent());
                drag(grid(), card("a"), at(TUESDAY, 845));
                until(() -> CardChange.MOVED.equals(
                        beside.week().model().changedProperty().get().get("a")));
                assertThat(beside.week().model().card("a").orElseThrow().date()).isEqualTo(TUESDAY);
                assertThat(desk.week().model().changedProperty().get())
                        .as("its own change is not marked")
                        .isEmpty();
                robot.interact(() -> desk.week().focus());
                press(robot, KeyCode.CONTROL, KeyCode.Z);
                until(() -> beside.week().model().card("a").orElseThrow().date().equals(MONDAY));
            } finally {
                WaitForAsyncUtils.asyncFx(beside::close).get();
            }
        }
    }

    /** A notice is of the last act. */
    @Test
    void aNoticeGoesWithTheNextAct(FxRobot robot) throws Exception {
        shown("a");
        select("a");
        press(robot, KeyCode.CONTROL, KeyCode.C);
        until(() -> !notice().isEmpty());
        press(robot, KeyCode.PAGE_DOWN);
        until(() -> notice().isEmpty());
    }

    private String ghost(String label) {
        return root().lookup(".ghost") == null ? "" : ((Labeled) root().lookup(label)).getText();
    }

    private void inHand(String id) throws TimeoutException {
        new DatabaseTray(data.dsl()).park(id);
        until(() -> desk.moving().tray().items().stream()
                .anyMatch(item -> item.reservationId().equals(id)));
        until(() -> WaitForAsyncUtils.asyncFx(() -> {
                    root().applyCss();
                    root().layout();
                    return root().lookupAll(".tray-list .list-cell").stream()
                            .anyMatch(node -> node instanceof ListCell<?> cell && !cell.isEmpty());
                })
                .get());
    }

    private boolean card65() {
        return desk.week()
                .model()
                .card("a")
                .filter(card -> card.duration() == 65)
                .isPresent();
    }

    private void book(String id, String name, LocalDate day, int start) {
        elsewhere.book(reservation(id, name, day, start));
    }

    private static NewReservation reservation(String id, String name, LocalDate day, int start) {
        return new NewReservation(
                id, name, "010-0000-0001", LocalDate.of(1990, 1, 1), Gender.FEMALE, false, BOTOX, day, start, null);
    }

    private void select(String id) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    desk.week().focus();
                    desk.week().model().selectedProperty().set(id);
                })
                .get();
    }

    private void shown(String id) throws TimeoutException {
        until(() -> desk.week().model().card(id).isPresent()
                && !desk.week().model().loadingProperty().get());
        until(() ->
                WaitForAsyncUtils.asyncFx(() -> GridPoints.shows(root(), id)).get());
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
        return WaitForAsyncUtils.asyncFx(() -> {
                    root().applyCss();
                    root().layout();
                    return node.localToScene(
                            node.getLayoutBounds().getCenterX(),
                            node.getLayoutBounds().getCenterY());
                })
                .get();
    }

    private boolean asked() {
        return root().lookup(".move-question").isVisible();
    }

    private Node day(String styleClass, LocalDate date) {
        return root().lookupAll("." + styleClass).stream()
                .filter(node -> node instanceof Button button
                        && DropZone.in(button).getFirst().zone().day().equals(Optional.of(date)))
                .findFirst()
                .orElseThrow();
    }

    private Node trayCard() {
        return root().lookupAll(".tray-list .list-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && !cell.isEmpty())
                .findFirst()
                .orElseThrow();
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
        WaitForAsyncUtils.asyncFx(() -> fireNow(source, type, scene)).get();
    }

    private static void fireNow(Node source, EventType<MouseEvent> type, Point2D at) {
        Event.fireEvent(
                source,
                new MouseEvent(
                        source,
                        source,
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
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

    private String notice() {
        return ((Labeled) root().lookup(".line > #notice")).getText();
    }

    private String undoLine() {
        return ((Labeled) root().lookup(".line > #undo")).getText();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
