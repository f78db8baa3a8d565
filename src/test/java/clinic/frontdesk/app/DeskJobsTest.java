package clinic.frontdesk.app;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.Shape;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The receptionist's tasks in the whole desk, by keyboard, on a real database. */
@ExtendWith(ApplicationExtension.class)
class DeskJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final TestDatabase data = TestDatabase.upgraded();
    private static final Path REPORT = Path.of("reports", "clinic-version-13.html");

    private final List<Path> pages = new ArrayList<>();
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
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, report(), root -> {
            if (stage.getScene() == null) {
                stage.setScene(new Scene(root, 1000, 700));
            } else {
                stage.getScene().setRoot(root);
            }
        });
        desk.offerReport(REPORT, new DesktopServices() {
            @Override
            public boolean show(Path page) {
                pages.add(page);
                return false;
            }

            @Override
            public void copy(String text) {
                throw new UnsupportedOperationException();
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
    void theReportOfTheLaunchIsOpenedOrItsPathShown(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.actions().run(Action.REPORT));

        assertThat(pages).containsExactly(REPORT);
        assertThat(robot.lookup("#upgrade").queryLabeled().getText()).isEqualTo("보고서: " + REPORT);
    }

    @Test
    void aChangeIsUndoneAndRedoneByKeyboardAndTheStatusLineShowsIt(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        until(() -> desk.week().model().card("w").isPresent());
        robot.push(KeyCode.W);
        until(() -> desk.inbox().model().shows("w"));
        robot.push(KeyCode.ENTER);
        until(() -> status().equals("CONFIRMED"));

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> status().equals("PENDING"));
        until(() -> notice(robot).equals("되돌렸습니다: 문새봄 11/30 10:00 확정"));
        // The open inbox shows it again.
        until(() -> desk.inbox().model().shows("w"));
        WaitForAsyncUtils.asyncFx(() -> Screens.picture("desk-undone-light-ko", root(), Theme.LIGHT, 1000, 700))
                .get();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(() -> status().equals("CONFIRMED"));
        until(() -> notice(robot).equals("다시 실행했습니다: 문새봄 11/30 10:00 확정"));
        until(() -> desk.inbox().model().items().isEmpty());

        data.run("UPDATE public.reservations SET \"preferredTime\" = '11:00'");
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> notice(robot).equals("문새봄 11/30 10:00 확정: 그 사이 다른 곳에서 바뀌어 그대로 두었습니다."));
        assertThat(status()).isEqualTo("CONFIRMED");
    }

    private Parent root() {
        return stage.getScene().getRoot();
    }

    private String status() {
        return data.dsl().fetchSingle(RESERVATIONS).getStatus();
    }

    private @Nullable Status shownStatus() {
        ReservationDetails shown = desk.reservation().model().detailsProperty().get();
        return shown == null ? null : shown.status();
    }

    private static String notice(FxRobot robot) {
        return robot.lookup(".line > #notice").queryLabeled().getText();
    }

    @Test
    void aNewWebRequestIsShownAndConfirmedByOneKey(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        until(() -> desk.week().model().card("w").isPresent());
        robot.push(KeyCode.W);
        until(() -> desk.inbox().model().shows("w"));
        robot.push(KeyCode.ENTER);
        until(() -> data.dsl().fetchSingle(RESERVATIONS).getStatus().equals("CONFIRMED"));
    }

    @Test
    void aReservationWithAnUnreadableTimeGetsATimeInItsPanel(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "오후 2시", "CONFIRMED");
        assertThat(data.dsl().fetchCount(FLAG)).isEqualTo(1);
        robot.push(KeyCode.W);
        until(() -> !desk.inbox().model().starts().isEmpty());
        robot.push(KeyCode.DIGIT1);
        until(() -> data.dsl().fetchSingle(RESERVATIONS).getPreferredtime().equals("09:00"));
        assertThat(data.dsl().fetchCount(FLAG)).isZero();
        until(() -> desk.week().model().card("w").isPresent());
    }

    /** Undo once cancelled an earlier booking in place of the service that was saved last. */
    @Test
    void undoTakesBackTheServiceThatWasSavedLastAndNamesIt(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        until(() -> desk.week().model().card("w").isPresent());
        robot.push(KeyCode.W);
        until(() -> desk.inbox().model().shows("w"));
        robot.push(KeyCode.ENTER);
        until(() -> status().equals("CONFIRMED"));
        robot.push(KeyCode.S);
        until(() -> desk.services().model().selectedProperty().get().isPresent());
        robot.interact(() -> {
            desk.services().model().durationProperty().set("40");
            desk.services().model().save();
        });
        until(() -> minutes() == 40);
        until(() -> line(robot).equals("Ctrl+Z 주름 보톡스 시술 시간 30 → 40분 되돌리기"));

        robot.interact(() -> desk.week().focus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> minutes() == 30);
        until(() -> notice(robot).equals("되돌렸습니다: 주름 보톡스 시술 시간 30 → 40분"));
        until(() -> line(robot).equals("Ctrl+Z 문새봄 11/30 10:00 확정 되돌리기 · Ctrl+Shift+Z 주름 보톡스 시술 시간 30 → 40분 다시 실행"));
        assertThat(status()).isEqualTo("CONFIRMED");
        until(() -> desk.services().model().durationProperty().get().equals("30"));
        assertThat(desk.services().model().takenProperty().get()).isEmpty();
    }

    /** The reservations that a set-up links cannot be given back; the step before it is undone only when asked for by name. */
    @Test
    void whatCannotBeUndoneSaysSoAndWhy(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        data.run("UPDATE public.reservations SET service = 'SKIN_CARE', \"serviceId\" = NULL, \"serviceName\" = NULL");
        robot.push(KeyCode.S);
        until(() -> desk.services().model().selectedProperty().get().isPresent());
        robot.interact(() -> {
            desk.services().model().select("SKIN_CARE");
            desk.services().model().save();
        });
        until(() -> line(robot).equals("피부 관리 시술 설정: 되돌릴 수 없음"));

        robot.interact(() -> desk.week().focus());
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> notice(robot)
                .equals("피부 관리 시술 설정: 되돌릴 수 없어 그대로 두었습니다. 들어온 예약 1건이 이 시술에 연결되었습니다."
                        + " 예약을 그만 받으려면 시술 관리에서 ‘새 예약을 받습니다’를 끄세요."));
        assertThat(line(robot)).isEmpty();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> notice(robot).equals("되돌릴 작업이 없습니다."));
    }

    private int minutes() {
        return data.dsl()
                .fetchSingle(SERVICES, SERVICES.CODE.eq("WRINKLE_BOTOX"))
                .getDurationminutes();
    }

    private static String line(FxRobot robot) {
        return robot.lookup(".line > #undo").queryLabeled().getText();
    }

    @Test
    void enterConfirmsARequestChosenInTheInbox(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        until(() -> desk.week().model().card("w").isPresent());
        robot.push(KeyCode.W);
        until(() -> desk.inbox().model().shows("w"));
        robot.clickOn(".inbox .list-cell:filled");
        robot.push(KeyCode.ENTER);
        until(() -> status().equals("CONFIRMED"));
        assertThat(desk.week().model().mondayProperty().get()).isEqualTo(MONDAY);
    }

    /** A new panel needs one factory and one line that registers it. */
    @Test
    void aNewPanelIsOneFactoryAndOneLine(FxRobot robot) throws Exception {
        weekIsShown();
        TextField note = new TextField();
        PanelFactory notes = messages -> new Panel() {
            @Override
            public Parent root() {
                return new VBox(new Label(messages.locale().getLanguage()), note);
            }

            @Override
            public void opened() {
                note.requestFocus();
            }

            @Override
            public boolean closing() {
                return note.getText().isEmpty();
            }

            @Override
            public void close() {}
        };
        robot.interact(() -> desk.panels().register(Action.SERVICES, notes));

        robot.push(KeyCode.S);
        type(robot, "unsaved");
        robot.push(KeyCode.ESCAPE);
        assertThat(note.getText()).isEqualTo("unsaved");
        assertThat(desk.panels().shows(notes)).as("it refused to close").isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        assertThat(robot.lookup("en").tryQuery()).isPresent();
        assertThat(note.getScene()).as("it is in the new window content").isSameAs(stage.getScene());
        robot.interact(note::clear);
        robot.interact(note::requestFocus);
        robot.push(KeyCode.ESCAPE);
        assertThat(desk.panels().anyOpenProperty().get()).isFalse();
    }

    @Test
    void theOpenInboxFollowsTheWebsitesWrites(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        until(() -> desk.desk().unconfirmedProperty().get() == 1);
        robot.push(KeyCode.W);
        until(() -> desk.inbox().model().items().size() == 1);
        data.run("UPDATE public.reservations SET status = 'CONFIRMED'");
        until(() -> desk.inbox().model().items().isEmpty());
        assertThat(desk.panels().anyOpenProperty().get()).isTrue();
        robot.push(KeyCode.ESCAPE);
        assertThat(desk.panels().anyOpenProperty().get()).isFalse();
    }

    @Test
    void theOpenPanelFollowsTheWebsitesWrites(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00", "PENDING");
        until(() -> desk.week().model().card("w").isPresent());
        robot.interact(() -> desk.week().model().chooseCard("w"));
        until(() -> Status.PENDING.equals(shownStatus()));
        data.run("UPDATE public.reservations SET status = 'CANCELLED'");
        until(() -> Status.CANCELLED.equals(shownStatus()));
        data.run("DELETE FROM public.reservations");
        until(() -> desk.reservation().model().detailsProperty().get() == null);
        assertThat(desk.reservation().model().noticeProperty().get()).isEqualTo(Text.of("panel.gone"));
        assertThat(List.of("#confirm", "#bringBack", "#changes"))
                .as("nothing can be done with it")
                .noneMatch(id -> robot.lookup(id).query().isVisible());
    }

    private void weekIsShown() throws TimeoutException {
        until(() -> desk.week().model().weekProperty().get() != null
                && !desk.week().model().loadingProperty().get());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void type(FxRobot robot, String text) {
        robot.write(text, 0);
    }

    private void website(String id, String time, String status) {
        data.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "updatedAt")
            VALUES ('%s', '문새봄', '010-0000-0003', '1991-01-01', 'FEMALE', 'FIRST_VISIT', '%s', '%s', '%s',
                'WRINKLE_BOTOX', now())\
            """.formatted(id, MONDAY, time, status));
    }

    static UpgradeReport report() {
        return new UpgradeReport(
                Shape.UPGRADED,
                12,
                12,
                false,
                1,
                10,
                0,
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                null,
                UpgradeReport.OldValues.NONE,
                new UpgradeReport.Verification(0, 0, List.of()),
                Map.of());
    }
}
