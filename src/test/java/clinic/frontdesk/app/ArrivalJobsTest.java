package clinic.frontdesk.app;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.arrival.ArrivalRepository;
import clinic.frontdesk.arrival.PresentPatient;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.WeekCard;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The day's flow in the whole desk, by keyboard and by buttons, on a real database, with the keys counted. */
@ExtendWith(ApplicationExtension.class)
class ArrivalJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final TestDatabase data = TestDatabase.upgraded();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
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
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 10:10'::timestamp AT TIME ZONE 'Asia/Seoul'");
        data.run(Databases.insert("a", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        data.run(Databases.insert("b", "2026-11-30", "11:00", "WRINKLE_BOTOX"));
        data.run(Databases.insert("t", "2026-12-01", "10:00", "WRINKLE_BOTOX"));
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
            if (stage.getScene() == null) {
                stage.setScene(new Scene(root, 1366, 740));
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
    void aVisitIsRecordedByOneKeyEachOnTheSelectedCard(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.week().model().point(MONDAY, "a"));
        push(robot, KeyCode.DIGIT1);
        until(() -> shown("a") == DisplayStatus.ARRIVED);
        until(() -> texts(robot, ".waiting-list .waiting-minutes").equals(List.of("0분")));
        push(robot, KeyCode.DIGIT2);
        until(() -> shown("a") == DisplayStatus.IN_TREATMENT);
        until(() -> texts(robot, ".waiting-list .waiting-service").equals(List.of("시술 중 · 주름 보톡스")));
        push(robot, KeyCode.DIGIT3);
        until(() -> shown("a") == DisplayStatus.DONE);
        assertThat(keys).isEqualTo(3);
        assertThat(status("a")).isEqualTo("COMPLETED");

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> shown("a") == DisplayStatus.IN_TREATMENT);
        until(() -> notice(robot).equals("되돌렸습니다: 김하나 11/30 10:00 시술 완료"));
        push(robot, KeyCode.BACK_SPACE);
        until(() -> shown("a") == DisplayStatus.ARRIVED);
        push(robot, KeyCode.DIGIT0);
        until(() -> shown("a") == DisplayStatus.NO_SHOW);
        assertThat(status("a")).isEqualTo("NO_SHOW");
    }

    @Test
    void withNothingSelectedTheKeysAreThoseOfTheNextPatientOfToday(FxRobot robot) throws Exception {
        weekIsShown();
        until(() -> texts(robot, ".coming-at-hand .coming-time").equals(List.of("10:00")));
        push(robot, KeyCode.DIGIT1);
        until(() -> shown("a") == DisplayStatus.ARRIVED);
        // A second key is for the same patient.
        push(robot, KeyCode.DIGIT1);
        until(() -> notice(robot).equals("김하나 님은 이미 ‘내원’입니다."));
        assertThat(shown("b")).isEqualTo(DisplayStatus.CONFIRMED);
        robot.push(KeyCode.ESCAPE);
        until(() -> texts(robot, ".coming-at-hand .coming-time").equals(List.of("11:00")));
        push(robot, KeyCode.DIGIT1);
        until(() -> shown("b") == DisplayStatus.ARRIVED);
        assertThat(present()).containsExactly("a", "b");
        until(() -> texts(robot, ".waiting-list .waiting-minutes").equals(List.of("0분", "일찍")));
        until(() -> texts(robot, ".status-arrived .status-number").equals(List.of("2")));

        robot.interact(() -> desk.week().model().point(MONDAY.plusDays(1), "t"));
        push(robot, KeyCode.DIGIT1);
        until(() -> notice(robot).equals("김하나 님 예약은 12/1입니다. 그날 오시면 표시해 주세요."));
        assertThat(shown("t")).isEqualTo(DisplayStatus.CONFIRMED);
    }

    @Test
    void aTreatmentOfSomebodyWhoHasNotArrivedTakesASecondPress(FxRobot robot) throws Exception {
        weekIsShown();
        until(() -> texts(robot, ".coming-at-hand .coming-time").equals(List.of("10:00")));
        push(robot, KeyCode.DIGIT2);
        until(() -> notice(robot).equals("김하나 님(10:00)은 아직 오시지 않았습니다. 한 번 더 누르면 기록합니다."));
        assertThat(shown("a")).isEqualTo(DisplayStatus.CONFIRMED);
        push(robot, KeyCode.DIGIT2);
        until(() -> shown("a") == DisplayStatus.IN_TREATMENT);
    }

    @Test
    void aVisitIsRecordedByButtonsInTheColumnAndInThePanel(FxRobot robot) throws Exception {
        weekIsShown();
        until(() -> !robot.lookup(".coming-at-hand .visit-step").queryAll().isEmpty());
        press(robot, ".coming-at-hand #step-1");
        until(() -> shown("a") == DisplayStatus.ARRIVED);
        robot.interact(() -> desk.week().model().chooseCard("a"));
        until(() -> desk.reservation().model().detailsProperty().get() != null);
        press(robot, ".reservation #step-2");
        until(() -> shown("a") == DisplayStatus.IN_TREATMENT);
        until(() -> texts(robot, ".reservation .status-in-treatment").equals(List.of("시술 중")));
        press(robot, ".reservation #step-3");
        until(() -> shown("a") == DisplayStatus.DONE);
        picture("arrival-panel");
    }

    @Test
    void aReservationIsCancelledWithAReasonByTwoKeys(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.week().model().point(MONDAY, "b"));
        push(robot, KeyCode.DELETE);
        until(() -> !robot.lookup(".reservation .chips .chip").queryAll().isEmpty()
                && stage.getScene().getFocusOwner() instanceof javafx.scene.control.TextField);
        keys++;
        robot.write("1", 0);
        until(() -> status("b").equals("CANCELLED"));
        assertThat(keys).isEqualTo(2);
        assertThat(data.dsl().fetchSingle(RESERVATIONS, RESERVATIONS.ID.eq("b")).getAdminnotes())
                .isEqualTo("환자 사정");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> status("b").equals("CONFIRMED"));
        assertThat(data.dsl().fetchSingle(RESERVATIONS, RESERVATIONS.ID.eq("b")).getAdminnotes())
                .isNull();
    }

    @Test
    void anotherDesksArrivalIsShownAndTurnsUrgentPastTheLimitThatIsSetHere(FxRobot robot) throws Exception {
        weekIsShown();
        data.run("INSERT INTO frontdesk.arrival (reservation_id, day, arrived_at) VALUES ('a', '2026-11-30',"
                + " '2026-11-30 10:02')");
        until(() -> shown("a") == DisplayStatus.ARRIVED);
        until(() -> texts(robot, ".waiting-list .waiting-minutes").equals(List.of("8분")));
        robot.interact(() -> desk.actions().run(Action.WAITING_LIMIT));
        until(() -> robot.lookup("#waitingLimit").queryTextInputControl().isFocused());
        robot.interact(
                () -> robot.lookup("#waitingLimit").queryTextInputControl().setText("0"));
        robot.push(KeyCode.ENTER);
        until(() -> texts(robot, ".waiting-limit .field-problem").equals(List.of("1분에서 240분 사이로 입력해 주세요.")));
        robot.interact(
                () -> robot.lookup("#waitingLimit").queryTextInputControl().setText("5"));
        robot.push(KeyCode.ENTER);
        until(() -> new ArrivalRepository(data.dsl()).limit() == 5);
        until(() ->
                !robot.lookup("#waitingLimit").query().getParent().getParent().isVisible());
        until(() -> texts(robot, ".waiting-list .waiting-minutes").equals(List.of("! 8분")));
    }

    @Test
    void aWalkInIsPutIntoTheQueueAndLeavesItWhenItIsBooked(FxRobot robot) throws Exception {
        weekIsShown();
        push(robot, KeyCode.Q);
        until(() -> robot.lookup("#walkInName").queryTextInputControl().isFocused());
        robot.write("이두리", 0);
        robot.push(KeyCode.ENTER);
        until(() -> texts(robot, ".walk-ins .walk-in-offer").equals(List.of("14:00 자리 있음 · 예약하기")));
        assertThat(desk.panels().anyOpenProperty().get()).isFalse();
        picture("walk-in-queue");
        robot.interact(() -> ((Hyperlink) robot.lookup(".walk-in-offer").query()).fire());
        until(() -> desk.booking().model().patient().nameProperty().get().equals("이두리"));
        robot.interact(() -> {
            desk.booking().model().patient().phoneProperty().set("010-1234-5678");
            desk.booking().model().patient().birthProperty().set("900101-2");
            desk.booking()
                    .model()
                    .service()
                    .take(desk.booking().model().service().offered().getFirst());
        });
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        robot.interact(() -> desk.booking().model().submit());
        until(() -> data.dsl().fetchCount(RESERVATIONS) == 4);
        until(() -> desk.walkIns().queue().offers().isEmpty());
        assertThat(data.dsl()
                        .fetchSingle(RESERVATIONS, RESERVATIONS.PATIENTNAME.eq("이두리"))
                        .getTimeslotstart())
                .isEqualTo("14:00");

        robot.interact(() -> desk.week().focus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> desk.walkIns().queue().offers().size() == 1);
    }

    @Test
    void theArrowsOfTheWaitingListSelectTheCardAndItsKeysApply(FxRobot robot) throws Exception {
        weekIsShown();
        data.run("INSERT INTO frontdesk.arrival (reservation_id, day, arrived_at) VALUES ('a', '2026-11-30',"
                + " '2026-11-30 10:02')");
        until(() -> !texts(robot, ".waiting-list .waiting-minutes").isEmpty());
        push(robot, KeyCode.CONTROL, KeyCode.DIGIT1);
        until(() -> "a".equals(desk.week().model().selectedProperty().get()));
        push(robot, KeyCode.DIGIT2);
        until(() -> shown("a") == DisplayStatus.IN_TREATMENT);
        assertThat(keys).isEqualTo(2);
        assertThat(robot.lookup(".waiting .waiting-list")
                        .queryAs(ListView.class)
                        .isFocused())
                .isTrue();
    }

    private @Nullable DisplayStatus shown(String id) {
        return desk.week().model().card(id).map(WeekCard::status).orElse(null);
    }

    private List<String> present() {
        return new ArrivalRepository(data.dsl())
                .today().present().stream().map(PresentPatient::reservationId).toList();
    }

    private String status(String id) {
        return data.dsl().fetchSingle(RESERVATIONS, RESERVATIONS.ID.eq(id)).getStatus();
    }

    private static String notice(FxRobot robot) {
        return robot.lookup(".line > #notice").queryLabeled().getText();
    }

    private static List<String> texts(FxRobot robot, String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(Node::isVisible)
                .map(node -> node instanceof Label label
                        ? label.getText()
                        : node instanceof Hyperlink link ? link.getText() : "")
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void press(FxRobot robot, String query) {
        robot.interact(() -> ((Button) robot.lookup(query).query()).fire());
    }

    private void push(FxRobot robot, KeyCode... pressed) {
        keys += 1;
        robot.push(pressed);
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> Screens.picture(name, stage.getScene().getRoot(), Theme.LIGHT, 1366, 740))
                .get();
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
