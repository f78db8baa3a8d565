package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.search.ui.SearchHit;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The search, the help sheet and the keys of the first start in the whole desk, on a real database. */
@ExtendWith(ApplicationExtension.class)
class SearchJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set before each test
    private Path settings;

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
        website("w1", "김철수", "010-2841-7730", "2026-12-16");
        website("w2", "강나리", "010-5555-1234", "2026-12-17");
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
    void aPatientIsFoundByInitialsAndDigitsAndTheFormOpensForThem(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.SLASH);
        typeJamo("ㄱㅊㅅ.77");
        until(() -> hits().equals(List.of("김철수")));
        robot.push(KeyCode.ENTER);

        assertThat(desk.panels().shows(desk.booking())).isTrue();
        assertThat(desk.booking().model().patient().nameProperty().get()).isEqualTo("김철수");
        assertThat(desk.booking().model().patient().phoneProperty().get()).isEqualTo("010-2841-7730");
        assertThat(desk.search().isOpen()).isFalse();
        until(() -> stage.getScene().getFocusOwner() instanceof TextField);
    }

    @Test
    void theNextReservationOpensInItsWeek(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.CONTROL, KeyCode.F);
        type(robot, "7730");
        until(() -> hits().equals(List.of("김철수")));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        until(() -> desk.reservation().model().detailsProperty().get() != null);
        assertThat(desk.week().model().mondayProperty().get()).isEqualTo(LocalDate.of(2026, 12, 14));
    }

    @Test
    void aDateIsGoneToAndFocusIsInTheWeek(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.SLASH);
        type(robot, "12/16");
        robot.push(KeyCode.ENTER);

        until(() -> desk.week().model().mondayProperty().get().equals(LocalDate.of(2026, 12, 14)));
        assertThat(desk.search().isOpen()).isFalse();
        robot.push(KeyCode.T);
        until(() -> desk.week().model().mondayProperty().get().equals(MONDAY));
    }

    @Test
    void aCommandIsRunByItsName(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.SLASH);
        typeJamo("시술 관리");
        until(() -> desk.search().model().hits().size() == 1);
        robot.push(KeyCode.ENTER);

        until(() -> desk.panels().shows(desk.services()));
    }

    @Test
    void tabTakesTheTextForANewPatient(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.SLASH);
        typeJamo("박하늘");
        robot.push(KeyCode.TAB);

        assertThat(desk.panels().shows(desk.booking())).isTrue();
        assertThat(desk.booking().model().patient().nameProperty().get()).isEqualTo("박하늘");
    }

    @Test
    void escapeGivesFocusBackToWhereItWas(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.N);
        until(() -> stage.getScene().getFocusOwner() instanceof TextField);
        Node before = stage.getScene().getFocusOwner();
        robot.push(KeyCode.CONTROL, KeyCode.F);
        assertThat(desk.search().isOpen()).isTrue();
        type(robot, "n");
        robot.push(KeyCode.ESCAPE);

        assertThat(desk.search().isOpen()).isFalse();
        assertThat(stage.getScene().getFocusOwner()).isSameAs(before);
        assertThat(desk.panels().anyOpenProperty().get()).isTrue();
    }

    @Test
    void aChangeOfLanguageKeepsTheSearchAndWhatIsTyped(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.SLASH);
        type(robot, "77");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);

        assertThat(desk.locale()).isEqualTo(Locale.ENGLISH);
        assertThat(desk.search().isOpen()).isTrue();
        type(robot, "30");
        assertThat(desk.search().model().textProperty().get()).isEqualTo("7730");
        until(() -> hits().equals(List.of("김철수")));
    }

    @Test
    void aPressBesideTheSearchClosesIt(FxRobot robot) throws Exception {
        shown(robot);
        robot.interact(() -> desk.actions().run(Action.SEARCH));
        // To the node: the headless platform may have no active window after other tests have closed theirs.
        Node beside = stage.getScene().lookup(".overlay");
        robot.interact(() -> beside.fireEvent(new MouseEvent(
                MouseEvent.MOUSE_PRESSED,
                20,
                600,
                20,
                600,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null)));

        assertThat(desk.search().isOpen()).isFalse();
    }

    @Test
    void helpShowsTheKeysOfTheScreenFirstAndEscapeGivesFocusBack(FxRobot robot) throws Exception {
        shown(robot);
        robot.push(KeyCode.F1);
        assertThat(headings(robot).getFirst()).isEqualTo("예약표에서");
        robot.push(KeyCode.ESCAPE);
        robot.push(KeyCode.N);
        until(() -> stage.getScene().getFocusOwner() instanceof TextField);
        Node before = stage.getScene().getFocusOwner();
        robot.push(KeyCode.F1);

        assertThat(headings(robot)).startsWith("예약 입력에서", "예약표에서");
        robot.push(KeyCode.F1);
        assertThat(robot.lookup(".help-sheet").tryQuery()).isEmpty();
        assertThat(stage.getScene().getFocusOwner()).isSameAs(before);
    }

    @Test
    void theFirstStartSaysFiveKeysOnce(FxRobot robot) throws Exception {
        shown(robot);
        robot.interact(() -> desk.introduce(new DeskSettings(settings)));
        assertThat(robot.lookup(".first-keys .key").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .containsExactly("/", "N", "T", "Ctrl+Z", "F1");
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".first-keys").tryQuery()).isEmpty();

        robot.interact(() -> desk.introduce(new DeskSettings(settings)));
        assertThat(robot.lookup(".first-keys").tryQuery()).isEmpty();
    }

    private static List<String> headings(FxRobot robot) {
        return robot.lookup(".help-section > .label").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private List<String> hits() {
        return desk.search().model().hits().stream()
                .filter(SearchHit.PatientHit.class::isInstance)
                .map(hit -> ((SearchHit.PatientHit) hit).patient().name())
                .toList();
    }

    private void website(String id, String name, String phone, String day) {
        data.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "updatedAt")
            VALUES ('%s', '%s', '%s', '1991-01-01', 'FEMALE', 'FIRST_VISIT', '%s', '10:00', 'CONFIRMED',
                'WRINKLE_BOTOX', now())\
            """.formatted(id, name, phone, day));
    }

    private void shown(FxRobot robot) throws Exception {
        until(() -> desk.week().model().weekProperty().get() != null);
        robot.interact(() -> desk.week().focus());
        // The index follows the reservations within a second.
        until(() -> desk.patients().search().find("7730", 1).size() == 1);
    }

    private void typeJamo(String text) {
        WaitForAsyncUtils.waitForAsyncFx(
                10_000,
                () -> text.chars()
                        .forEach(c -> Event.fireEvent(
                                stage.getScene().getFocusOwner(),
                                new KeyEvent(
                                        KeyEvent.KEY_TYPED,
                                        String.valueOf((char) c),
                                        "",
                                        KeyCode.UNDEFINED,
                                        false,
                                        false,
                                        false,
                                        false))));
    }

    private static void type(FxRobot robot, String text) {
        robot.write(text, 0);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
