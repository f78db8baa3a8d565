package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.Calls;
import clinic.frontdesk.calls.DatabaseCalls;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.WeekCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The calling list for tomorrow in the whole desk: one key for each patient, and the same by buttons. */
@ExtendWith(ApplicationExtension.class)
class CallsJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);

    private final TestDatabase data = TestDatabase.upgraded();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final List<Path> opened = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
    private final Calls otherDesk = new DatabaseCalls(data.dsl(), "bora@desk-2");
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
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 17:00'::timestamp AT TIME ZONE 'Asia/Seoul'");
        String[] times = {"09:00", "10:00", "11:00", "14:00"};
        String[] names = {"이하율", "박은별", "문새봄", "오이든"};
        for (int i = 0; i < times.length; i++) {
            String id = String.valueOf((char) ('a' + i));
            data.run(Databases.insert(id, TUESDAY.toString(), times[i], "WRINKLE_BOTOX"));
            data.run("UPDATE public.reservations SET \"patientName\" = '" + names[i] + "', phone = '010-2841-000" + i
                    + "' WHERE id = '" + id + "'");
        }
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
            if (stage.getScene() == null) {
                stage.setScene(new Scene(root, 1000, 760));
            } else {
                stage.getScene().setRoot(root);
            }
        });
        desk.useDesktop(new DesktopServices() {
            @Override
            public boolean show(Path page) {
                return opened.add(page);
            }

            @Override
            public void copy(String text) {}
        });
        desk.open();
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
        for (Path file : opened) {
            Files.deleteIfExists(file);
        }
        assertThat(errors).as("unexpected errors").isEmpty();
    }

    @Test
    void fourPatientsAreCalledWithOneKeyEach(FxRobot robot) throws Exception {
        weekIsShown();
        push(robot, KeyCode.K);
        until(() -> desk.calls().model().calls().size() == 4);
        assertThat(desk.calls().model().dayProperty().get()).isEqualTo(TUESDAY);
        until(() -> robot.lookup(".calls .list-view").query().isFocused());
        push(robot, KeyCode.DIGIT1);
        until(() -> state(0).answer() == CallAnswer.CONFIRMED);
        push(robot, KeyCode.DIGIT3);
        until(() -> state(1).misses() == 1);
        push(robot, KeyCode.DIGIT4);
        until(() -> desk.calls().model().calls().size() == 3);
        push(robot, KeyCode.DIGIT2);
        until(() -> state(2).answer() == CallAnswer.CALLS_BACK);
        assertThat(keys).isEqualTo(5);
        assertThat(Databases.rows(data, "SELECT reservation_id, answer FROM frontdesk.call_entry ORDER BY id"))
                .containsExactly("a|confirmed", "b|no-answer", "c|cancels", "d|calls-back");
        assertThat(Databases.rows(data, "SELECT id, status FROM reservations WHERE status = 'CANCELLED'"))
                .containsExactly("c|CANCELLED");
        until(() ->
                desk.week().model().card("a").filter(WeekCard::confirmedByPhone).isPresent());
        picture("calls");

        // Whom nobody reached is called again, with a remark.
        robot.interact(
                () -> desk.calls().model().select(desk.calls().model().calls().get(1)));
        robot.push(KeyCode.R);
        until(() -> robot.lookup("#remark").queryTextInputControl().isFocused());
        robot.write("저녁에 다시", 0);
        robot.push(KeyCode.ENTER);
        until(() -> state(1).remark().equals("저녁에 다시"));
        robot.push(KeyCode.DIGIT3);
        until(() -> state(1).misses() == 2);

        // The cancelled one comes back by undo, and still has what was said.
        for (int i = 0; i < 4; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
        }
        until(() -> desk.calls().model().calls().size() == 4);
        assertThat(state(2).answer()).isEqualTo(CallAnswer.CANCELS);
    }

    @Test
    void theSameIsDoneByButtonsAndTheFilesAreOpened(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.panels().open(desk.calls()));
        until(() -> desk.calls().model().calls().size() == 4);
        fire(robot, ".calls-answers .primary");
        until(() -> state(0).answer() == CallAnswer.CONFIRMED);
        // Another desk calls, too.
        otherDesk.record(otherDesk.day(TUESDAY).get(3), CallAnswer.CONFIRMED, "");
        until(() -> state(3).answer() == CallAnswer.CONFIRMED);
        robot.interact(() -> desk.calls().model().paper());
        until(() -> opened.size() == 1);
        robot.interact(() -> desk.calls().model().spreadsheet());
        until(() -> opened.size() == 2);
        assertThat(opened)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("calls-2026-12-01.pdf", "calls-2026-12-01.xlsx");
        assertThat(Databases.rows(data, "SELECT what, format, reservations FROM frontdesk.document ORDER BY id"))
                .containsExactly("calls|pdf|4", "calls|xlsx|4");

        WaitForAsyncUtils.asyncFx(() -> desk.setAppearance(Locale.ENGLISH, Theme.DARK))
                .get();
        picture("calls-english");
        robot.interact(() -> desk.week().model().chooseCard("a"));
        until(() -> robot.lookup(".reservation .status-badge").queryAllAs(Labeled.class).stream()
                .anyMatch(badge -> badge.getText().startsWith("Confirmed by phone")));
    }

    @Test
    void whoWantsAnotherTimeIsMovedInTheWeekAndOtherDaysAreReached(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.K);
        until(() -> desk.calls().model().calls().size() == 4);
        robot.push(KeyCode.DIGIT5);
        until(() -> desk.week().model().movingProperty().get());
        assertThat(state(0).answer()).isEqualTo(CallAnswer.OTHER_TIME);
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.K);
        robot.push(KeyCode.RIGHT);
        until(() ->
                TUESDAY.plusDays(1).equals(desk.calls().model().dayProperty().get()));
        until(() -> desk.calls().model().calls().isEmpty());
        picture("calls-empty");
        robot.push(KeyCode.G);
        until(() -> robot.lookup("#phrase").queryTextInputControl().isFocused());
        robot.write("12/1", 0);
        robot.push(KeyCode.ENTER);
        until(() -> desk.calls().model().calls().size() == 4);
        assertThat(robot.lookup(".calls .list-view").query().isFocused()).isTrue();
    }

    private CallState state(int index) {
        List<PatientCall> calls = desk.calls().model().calls();
        return index < calls.size() ? calls.get(index).state() : CallState.NONE;
    }

    private static void fire(FxRobot robot, String selector) {
        robot.interact(() -> robot.lookup(selector).<ButtonBase>query().fire());
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> Screens.picture(name, stage.getScene().getRoot(), desk.theme(), 1366, 768))
                .get();
    }

    private void push(FxRobot robot, KeyCode... pressed) {
        keys += 1;
        robot.push(pressed);
    }

    private void weekIsShown() throws TimeoutException {
        until(() -> desk.week().model().weekProperty().get() != null
                && !desk.week().model().loadingProperty().get());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
