package clinic.frontdesk.app;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.SERIES_PART;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.tables.public_.tables.records.ReservationsRecord;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.ui.GridSlot;
import clinic.frontdesk.week.ui.OfferedStart;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Bookings in the whole desk, by keyboard, on a real database, with their keys counted. */
@ExtendWith(ApplicationExtension.class)
class BookingJobsTest {

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
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 08:30'::timestamp AT TIME ZONE 'Asia/Seoul'");
        data.run("""
            INSERT INTO public.services (id, code, name, "durationMinutes", "bufferMinutes", "isActive",
                "displayOrder", "updatedAt")
            VALUES ('care', 'CARE', '피부 관리', 60, 0, true, 2, now())\
            """);
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
            if (stage.getScene() == null) {
                stage.setScene(new Scene(root, 1000, 760));
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
    void aReturningPatientIsBookedWithAtMost12Keys(FxRobot robot) throws Exception {
        visited();
        weekIsShown();
        until(() -> !desk.patients().search().find("ㄱㅊㅅ", 1).isEmpty());
        push(robot, KeyCode.N);
        type(robot, "ㄱㅊㅅ.77");
        until(() ->
                desk.booking().model().patient().search().results().current().isPresent());
        push(robot, KeyCode.ENTER);
        type(robot, "ㅈㄹ");
        push(robot, KeyCode.ENTER);
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        picture("booking-returning");
        push(robot, KeyCode.ENTER);

        until(() -> count() == 3);
        assertThat(data.dsl()
                        .fetchSingle(
                                RESERVATIONS,
                                RESERVATIONS.CREATEDAT.eq(data.dsl()
                                        .select(DSL.max(RESERVATIONS.CREATEDAT))
                                        .from(RESERVATIONS)
                                        .fetchSingle()
                                        .value1())))
                .satisfies(row -> assertThat(List.of(
                                row.getPatientname(),
                                row.getPhone(),
                                row.getBirthdate().toString(),
                                row.getGender(),
                                row.getTreatmenttype(),
                                row.getTimeslotstart()))
                        .containsExactly("김철수", "010-2841-7730", "1991-04-12T00:00", "MALE", "FOLLOW_UP", "09:00"));
        assertThat(keys).isLessThanOrEqualTo(12);
    }

    /** A patient who came once and is booked again. */
    private void visited() {
        data.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "createdAt", "updatedAt")
            VALUES ('k1', '김철수', '010-2841-7730', '1991-04-12', 'MALE', 'FIRST_VISIT', '2026-08-11', '10:00',
                'COMPLETED', 'WRINKLE_BOTOX', '2026-08-01', now()),
                ('k2', '김철수', '010-2841-7730', '1991-04-12', 'MALE', 'FOLLOW_UP', '2026-12-04', '14:30',
                'CONFIRMED', 'VOLUME_LIFTING', '2026-08-01', now())\
            """);
    }

    @Test
    void aNewPatientIsBookedWithAtMost32Keys(FxRobot robot) throws Exception {
        weekIsShown();
        push(robot, KeyCode.N);
        until(() -> !desk.booking().model().service().offered().isEmpty());
        type(robot, "김하나");
        push(robot, KeyCode.TAB);
        type(robot, "01012345678");
        type(robot, "900101-2");
        type(robot, "ㅈ");
        push(robot, KeyCode.ENTER);
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        push(robot, KeyCode.ENTER);

        until(() -> count() == 1);
        ReservationsRecord row = data.dsl().fetchSingle(RESERVATIONS);
        assertThat(List.of(
                        row.getPatientname(),
                        row.getPhone(),
                        row.getBirthdate().toString(),
                        row.getGender(),
                        row.getTreatmenttype(),
                        row.getPreferreddate().toString(),
                        row.getTimeslotstart(),
                        row.getTimeslotend()))
                .containsExactly(
                        "김하나",
                        "010-1234-5678",
                        "1990-01-01T00:00",
                        "FEMALE",
                        "FIRST_VISIT",
                        "2026-11-30",
                        "09:00",
                        "09:30");
        assertThat(keys).isLessThanOrEqualTo(32);
        until(() -> row.getId().equals(desk.week().model().selectedProperty().get()));
        until(() -> robot.lookup(".line > #undo").queryLabeled().getText().contains("김하나 11/30 09:00 예약"));
    }

    @Test
    void theTabTypedOutOfHabitAfterTheLastDigitSkipsNothing(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.N);
        type(robot, "김하나");
        robot.push(KeyCode.TAB);
        type(robot, "01012345678");
        robot.push(KeyCode.TAB);
        type(robot, "900101-2");
        robot.push(KeyCode.TAB);
        until(() -> robot.lookup("#service").queryTextInputControl().isFocused());
        assertThat(desk.booking().model().patient().birthProperty().get()).isEqualTo("900101-2");
    }

    @Test
    void aVisitOfTwoServicesIsAnsweredAndBookedInThreeKeys(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.N);
        until(() -> desk.booking().model().service().offered().size() == 2);
        type(robot, "김하나");
        robot.push(KeyCode.TAB);
        type(robot, "01012345678900101-2");
        type(robot, "ㅈ+ㅍ");
        robot.push(KeyCode.ENTER);
        keys = 0;
        until(() -> desk.booking().model().starts().pages().shown().size() == 6);
        push(robot, KeyCode.ALT, KeyCode.DIGIT2);
        push(robot, KeyCode.ENTER);

        until(() -> count() == 2);
        assertThat(keys).isLessThanOrEqualTo(3);
        assertThat(data.dsl()
                        .select(RESERVATIONS.SERVICEID, RESERVATIONS.TIMESLOTSTART)
                        .from(RESERVATIONS)
                        .join(SERIES_PART)
                        .on(SERIES_PART.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .orderBy(SERIES_PART.NUMBER)
                        .fetch(RESERVATIONS.TIMESLOTSTART))
                .hasSize(2);
    }

    @Test
    void theOpenFormFollowsOthersAndPaintsItsStartsInTheWeek(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.N);
        until(() -> !desk.booking().model().service().offered().isEmpty());
        robot.interact(() -> desk.booking()
                .model()
                .service()
                .take(desk.booking().model().service().offered().getFirst()));
        until(() -> desk.week().model().offeredProperty().get().stream().anyMatch(OfferedStart::chosen));
        assertThat(desk.week().model().offeredProperty().get().getFirst())
                .isEqualTo(new OfferedStart(MONDAY, 540, 570, 1, true));
        website("w", "09:00");
        until(() -> !desk.booking().model().starts().noteProperty().get().isEmpty());
        assertThat(desk.booking().model().starts().chosenProperty().get()).isNull();

        robot.interact(() -> desk.week().model().choosePlace(new GridSlot(MONDAY, 600, 630)));
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        assertThat(desk.booking().model().starts().chosenProperty().get().start())
                .isEqualTo(600);
        robot.push(KeyCode.ESCAPE);
        until(() -> desk.week().model().offeredProperty().get().isEmpty());
    }

    @Test
    void aFullStartNamesWhatIsInTheWayAndIsSqueezedInByKeyboard(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "10:00");
        fillNewPatient(robot);
        type(robot, "ㅈ");
        robot.push(KeyCode.ENTER);
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.TAB);
        type(robot, "10시");
        until(() -> !desk.booking().model().squeezeIn().obstacleProperty().get().isEmpty());
        assertThat(robot.lookup("#obstacle").queryLabeled().getText()).isEqualTo("10:00–10:40 문새봄 님과 겹칩니다.");
        robot.push(KeyCode.ENTER);
        type(robot, "통증");
        robot.push(KeyCode.ENTER);

        until(() -> count() == 2);
        assertThat(data.dsl().fetchCount(FLAG)).isEqualTo(1);
    }

    @Test
    void aCourseOfThreeIsBookedByKeyboard(FxRobot robot) throws Exception {
        weekIsShown();
        website("w", "09:00");
        data.run("UPDATE public.reservations SET \"preferredDate\" = '2026-12-14'");
        fillNewPatient(robot);
        type(robot, "ㅈ");
        robot.push(KeyCode.ENTER);
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        robot.interact(() -> {
            desk.booking().model().course().countProperty().set("3");
            desk.booking().model().course().onProperty().set(true);
        });
        until(() -> desk.booking().model().course().rows().size() == 3);
        picture("booking-course");
        robot.push(KeyCode.ENTER);

        until(() -> count() == 4);
        assertThat(data.dsl()
                        .select(RESERVATIONS.PREFERREDDATE, RESERVATIONS.TIMESLOTSTART)
                        .from(RESERVATIONS)
                        .where(RESERVATIONS.PATIENTNAME.eq("김하나"))
                        .orderBy(RESERVATIONS.PREFERREDDATE)
                        .fetch(row -> row.value1() + " " + row.value2()))
                .containsExactly("2026-11-30 09:00", "2026-12-14 09:40", "2026-12-28 09:00");
    }

    @Test
    void changingTheLanguageDuringABookingKeepsTheInput(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.N);
        until(() -> !desk.booking().model().service().offered().isEmpty());
        type(robot, "Kim");
        robot.push(KeyCode.TAB);
        type(robot, "0101234");
        robot.push(KeyCode.LEFT);
        robot.push(KeyCode.LEFT);
        robot.interact(() -> desk.booking()
                .model()
                .service()
                .take(desk.booking().model().service().offered().getFirst()));
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        robot.push(KeyCode.ALT, KeyCode.DIGIT2);
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        }

        assertThat(robot.lookup("#phone").queryTextInputControl()).satisfies(phone -> {
            assertThat(phone.isFocused()).isTrue();
            assertThat(phone.getCaretPosition()).isEqualTo(5);
        });
        type(robot, "9");
        assertThat(List.of(
                        robot.lookup("#name").queryTextInputControl().getText(),
                        robot.lookup("#phone").queryTextInputControl().getText(),
                        robot.lookup("#service").queryTextInputControl().getText()))
                .containsExactly(
                        "Kim",
                        "01012934",
                        desk.booking().model().service().offered().getFirst().name());
        assertThat(desk.booking().model().starts().chosenProperty().get().start())
                .isEqualTo(570);
    }

    private void fillNewPatient(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.N);
        until(() -> !desk.booking().model().service().offered().isEmpty());
        type(robot, "김하나");
        robot.push(KeyCode.TAB);
        type(robot, "01012345678900101-2");
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> Screens.picture(name, stage.getScene().getRoot(), Theme.LIGHT, 1000, 760))
                .get();
    }

    private int count() {
        return data.dsl().fetchCount(RESERVATIONS);
    }

    private void push(FxRobot robot, KeyCode... pressed) {
        keys += 1;
        robot.push(pressed);
    }

    /** Types a text; a syllable counts as many keys as it has letters. */
    private void type(FxRobot robot, String text) {
        keys += Normalizer.normalize(text, Normalizer.Form.NFD).length();
        robot.write(text, 0);
    }

    private void weekIsShown() throws TimeoutException {
        until(() -> desk.week().model().weekProperty().get() != null
                && !desk.week().model().loadingProperty().get());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void website(String id, String time) {
        data.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "updatedAt")
            VALUES ('%s', '문새봄', '010-0000-0003', '1991-01-01', 'FEMALE', 'FIRST_VISIT', '%s', '%s', 'CONFIRMED',
                'WRINKLE_BOTOX', now())\
            """.formatted(id, MONDAY, time));
    }
}
