package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.ui.GridPoints;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Closing and opening again in the whole desk, by keyboard and by mouse, on a real database. */
@ExtendWith(ApplicationExtension.class)
class ClosingJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final TestDatabase data = TestDatabase.upgraded();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));

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
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
            if (stage.getScene() == null) {
                stage.setScene(new Scene(root, 1000, 700));
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
    void aSlotIsClosedByCAndADigitAndOpenedAgainByC(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.DOWN);
        until(() -> desk.week().model().cursorProperty().get() != null);

        robot.push(KeyCode.C);
        robot.push(KeyCode.DIGIT1);
        until(() -> closures().equals(List.of("2026-11-30|540|570|원장님 외출")));
        until(() -> notice(robot).equals("11/30 09:00–09:30 마감했습니다 (원장님 외출)."));
        until(() -> closedIsShown());

        robot.push(KeyCode.C);
        until(() -> closures().isEmpty());
        until(() -> notice(robot).equals("11/30 09:00–09:30 다시 열었습니다 (원장님 외출)."));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> closures().size() == 1);
    }

    @Test
    void whoIsAffectedByAQuickClosureIsMovedByTheNextKey(FxRobot robot) throws Exception {
        data.run(Databases.insert("a", "2026-11-30", "09:00", "WRINKLE_BOTOX"));
        weekIsShown();
        until(() -> desk.week().model().card("a").isPresent());
        robot.interact(() -> desk.week().model().point(MONDAY, "a"));

        robot.push(KeyCode.C);
        robot.push(KeyCode.DIGIT1);
        until(() -> "affected".equals(stage.getScene().getFocusOwner().getId()));
        robot.push(KeyCode.ENTER);
        until(() -> standing().equals(List.of("a|2026-11-30|09:30")));
    }

    @Test
    void aHalfDayIsClosedWithATypedReasonAndTheNextTimeItIsAtHand(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.DOWN);
        until(() -> desk.week().model().cursorProperty().get() != null);

        robot.push(KeyCode.C);
        robot.push(KeyCode.DOWN);
        robot.write("seminar");
        robot.push(KeyCode.ENTER);
        until(() -> closures().equals(List.of("2026-11-30|0|720|seminar")));
        until(() -> closedIsShown());

        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.C);
        robot.push(KeyCode.DIGIT1);
        until(() -> closures().equals(List.of("2026-11-30|0|720|seminar", "2026-11-30|840|870|seminar")));
    }

    @Test
    void aSlotIsClosedByTwoClicksAndOpenedAgainByOne(FxRobot robot) throws Exception {
        weekIsShown();
        click(MouseButton.SECONDARY, MONDAY, 905);
        Node item = robot.lookup(".menu-line")
                .match(node -> ((Parent) node)
                        .getChildrenUnmodifiable()
                        .getFirst()
                        .toString()
                        .contains("15:00 마감 · 장비 점검"))
                .query();
        robot.interact(() -> fire(item, MouseButton.PRIMARY, item.localToScene(5, 5)));
        until(() -> closures().equals(List.of("2026-11-30|900|930|장비 점검")));
        until(() -> closedIsShown());

        click(MouseButton.PRIMARY, MONDAY, 905);
        until(() -> closures().isEmpty());
    }

    @Test
    void nextTuesdayMorningIsClosedAndEachIsOfferedAnotherStart(FxRobot robot) throws Exception {
        weekIsShown();
        data.run(Databases.insert("a", "2026-12-08", "09:00", "WRINKLE_BOTOX")
                + Databases.insert("b", "2026-12-08", "10:00", "WRINKLE_BOTOX")
                + Databases.insert("c", "2026-12-08", "15:00", "WRINKLE_BOTOX"));

        robot.push(KeyCode.SHIFT, KeyCode.C);
        until(() -> robot.lookup("#closureFrom").tryQuery().isPresent());
        robot.write("next tue am");
        until(() -> desk.closing().model().affected().size() == 2);
        robot.push(KeyCode.ENTER);
        until(() -> closures().equals(List.of("2026-12-08|0|720|원장님 외출")));
        until(() -> label(robot, "#closuresSummary").equals("1일 마감 · 예약 2건이 남아 있습니다 (2건은 안내할 시간 있음)."));
        robot.push(KeyCode.ENTER);
        until(() -> standing().equals(List.of("a|2026-12-09|09:00", "b|2026-12-08|10:00", "c|2026-12-08|15:00")));
        until(() -> desk.closing().model().affected().size() == 1);
        // What another desk moves leaves the list.
        data.run("UPDATE public.reservations SET \"preferredTime\" = '14:00' WHERE id = 'b'");
        until(() -> label(robot, "#closuresSummary").equals("1일 마감 · 남은 예약이 없습니다."));
    }

    @Test
    void thoseAffectedAreParkedByAClickAndTheClosureIsOpenedByOne(FxRobot robot) throws Exception {
        data.run(Databases.insert("a", "2026-12-01", "09:00", "WRINKLE_BOTOX")
                + Databases.insert("b", "2026-12-01", "10:00", "WRINKLE_BOTOX"));
        weekIsShown();
        robot.interact(() -> desk.closing().model().open(MONDAY.plusDays(1)));
        robot.interact(() -> desk.actions().run(Action.CLOSURES));
        until(() -> desk.closing().model().affected().size() == 2);

        press(robot, "#closureSubmit");
        until(() -> closures().equals(List.of("2026-12-01|0|1440|원장님 외출")));
        press(robot, "#closures-park-all");
        until(() -> Databases.rows(data, "SELECT reservation_id FROM frontdesk.tray_item ORDER BY 1")
                .equals(List.of("a", "b")));
        until(() -> desk.closing().model().coming().size() == 1);
        press(robot, ".closure-row .button");
        until(() -> closures().isEmpty());
    }

    private static void press(FxRobot robot, String button) {
        robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
    }

    private static String label(FxRobot robot, String id) {
        return robot.lookup(id).queryLabeled().getText();
    }

    private List<String> standing() {
        return Databases.rows(
                data,
                "SELECT id, \"preferredDate\", \"preferredTime\" FROM public.reservations WHERE status <> 'CANCELLED'"
                        + " ORDER BY id");
    }

    private boolean closedIsShown() {
        return desk.week().model().weekProperty().get() != null
                && !desk.week()
                        .model()
                        .weekProperty()
                        .get()
                        .days()
                        .getFirst()
                        .closures()
                        .isEmpty();
    }

    private List<String> closures() {
        return Databases.rows(
                data, "SELECT day, from_minute, until_minute, reason FROM frontdesk.closure ORDER BY 1, 2");
    }

    private void click(MouseButton button, LocalDate day, int minute) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    Parent root = stage.getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    fire(root.lookup(".week-grid"), button, GridPoints.at(root, day, minute));
                })
                .get();
    }

    private static void fire(Node node, MouseButton button, Point2D at) {
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            node.fireEvent(new MouseEvent(
                    type,
                    node.sceneToLocal(at).getX(),
                    node.sceneToLocal(at).getY(),
                    at.getX(),
                    at.getY(),
                    button,
                    1,
                    false,
                    false,
                    false,
                    false,
                    button == MouseButton.PRIMARY,
                    false,
                    button == MouseButton.SECONDARY,
                    false,
                    false,
                    true,
                    new PickResult(node, at.getX(), at.getY())));
        }
    }

    private void weekIsShown() throws Exception {
        until(() -> desk.week().model().weekProperty().get() != null
                && !desk.week().model().freeProperty().get().isEmpty());
    }

    private static String notice(FxRobot robot) {
        return robot.lookup(".line > #notice").queryLabeled().getText();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
