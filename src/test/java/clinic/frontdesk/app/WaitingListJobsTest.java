package clinic.frontdesk.app;

import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.waitlist.DatabaseWaitingList;
import clinic.frontdesk.waitlist.WaitingList;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishDays;
import clinic.frontdesk.waitlist.WishOffer;
import clinic.frontdesk.waitlist.WishPatient;
import clinic.frontdesk.waitlist.WishPriority;
import clinic.frontdesk.waitlist.WishTerms;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
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

/** The waiting list and the next booking in the whole desk, with the keys counted; one start on one day, which is taken. */
@ExtendWith(ApplicationExtension.class)
class WaitingListJobsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final WishPatient KU =
            new WishPatient("구본결", "010-4821-7468", LocalDate.of(1988, 3, 2), Gender.FEMALE);

    private final TestDatabase data = TestDatabase.upgraded();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
    private final WaitingList otherDesk = new DatabaseWaitingList(data.dsl());
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
            DELETE FROM clinic_time_slots WHERE "dayOfWeek" <> 'WEDNESDAY' OR period <> 'MORNING';
            UPDATE clinic_time_slots SET "startTime" = '11:30';
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "createdAt", "updatedAt")
            VALUES ('k1', '김철수', '010-2841-7730', '1991-04-12', 'MALE', 'FIRST_VISIT', '2026-11-30', '08:00',
                'NO_SHOW', 'WRINKLE_BOTOX', '2026-08-01', now());
            UPDATE public.reservations SET "serviceId" = 'frontdesk-wrinkle-botox' WHERE "serviceId" IS NULL;
            """);
        data.run(Databases.insert("w", WEDNESDAY.toString(), "11:30", "WRINKLE_BOTOX"));
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

    private Wish wish() {
        return otherDesk.add(
                KU,
                new WishTerms(
                        "WRINKLE_BOTOX",
                        "주름 보톡스",
                        WishDays.of(List.of(WEDNESDAY)),
                        Period.MORNING,
                        null,
                        WEDNESDAY,
                        WishPriority.NORMAL,
                        ""));
    }

    @Test
    void aPlaceThatTheWebsiteFreesIsShownAndBookedByOneKeyAndUndoneWithTheWish(FxRobot robot) throws Exception {
        weekIsShown();
        wish();
        until(() -> desk.waiting().model().offers().size() == 1);
        assertThat(desk.waiting().model().offers().getFirst().fits()).isFalse();
        data.run("UPDATE public.reservations SET status = 'CANCELLED' WHERE id = 'w'");
        until(() -> desk.waiting().model().offers().getFirst().fits());
        assertThat(texts(robot, ".wish-free")).containsExactly("수 11:30 자리 남");
        picture("waitlist-rail");

        push(robot, KeyCode.SHIFT, KeyCode.L);
        until(() -> desk.waiting().model().offers().isEmpty());
        assertThat(keys).isEqualTo(1);
        assertThat(standing()).containsExactly("구본결 2026-12-02 11:30 CONFIRMED");
        until(() -> robot.lookup(".line > #undo").queryLabeled().getText().contains("구본결 12/2 11:30 예약 (대기 명단)"));

        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> desk.waiting().model().offers().size() == 1);
        assertThat(standing()).containsExactly("구본결 2026-12-02 11:30 CANCELLED");
        until(() -> desk.waiting().model().offers().getFirst().fits());
    }

    @Test
    void aClickOnTheFreePlaceBooksItAndTheListIsWorkedOffInThePanel(FxRobot robot) throws Exception {
        weekIsShown();
        data.run("UPDATE public.reservations SET status = 'COMPLETED' WHERE id = 'w'");
        otherDesk.add(new WishPatient("유다솔", "010-1111-8611", null, null), wish().terms());
        wish();
        until(() ->
                desk.waiting().model().offers().stream().filter(WishOffer::fits).count() == 3);
        robot.interact(() -> robot.lookup(".wish-free").<ButtonBase>query().fire());
        until(() -> standing().contains("구본결 2026-12-02 11:30 CONFIRMED"));
        until(() -> desk.waiting().model().offers().stream().noneMatch(WishOffer::fits));

        robot.push(KeyCode.L);
        until(() -> robot.lookup(".waitlist-panel .list-view").query().isFocused());
        picture("waitlist-panel");
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.DELETE);
        until(() -> desk.waiting().model().shown().size() == 1);
        // Without a birth date nothing is booked; the editor asks for it.
        data.run("UPDATE public.reservations SET status = 'CANCELLED' WHERE \"patientName\" = '구본결'");
        until(() -> desk.waiting().model().offers().getFirst().fits());
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup("#birth").queryTextInputControl().isFocused());
        robot.write("900101-2", 0);
        robot.push(KeyCode.ENTER);
        until(() -> desk.waiting().model().offers().getFirst().wish().bookable());
        robot.interact(
                () -> robot.lookup(".waitlist-panel #book").<ButtonBase>query().fire());
        until(() -> standing().contains("유다솔 2026-12-02 11:30 CONFIRMED"));
    }

    @Test
    void aReturningPatientIsPutOnTheListWithAtMost15Keys(FxRobot robot) throws Exception {
        weekIsShown();
        until(() -> !desk.patients().search().find("ㄱㅊㅅ", 1).isEmpty());
        push(robot, KeyCode.L);
        until(() -> robot.lookup(".wish-editor #name").queryTextInputControl().isFocused());
        type(robot, "ㄱㅊㅅ.77");
        until(() -> desk.waiting().model().editor().patient().search().results().open());
        push(robot, KeyCode.ENTER);
        until(() ->
                robot.lookup(".wish-editor #service").queryTextInputControl().isFocused());
        type(robot, "ㅈㄹ");
        push(robot, KeyCode.ENTER);
        push(robot, KeyCode.ENTER);
        until(() -> otherDesk.open().size() == 1);
        assertThat(keys).isLessThanOrEqualTo(15);
        assertThat(otherDesk.open().getFirst())
                .extracting(Wish::patient, wish -> wish.terms().lastDay(), Wish::known)
                .containsExactly(
                        new WishPatient("김철수", "010-2841-7730", LocalDate.of(1991, 4, 12), Gender.MALE),
                        MONDAY.plusDays(14),
                        true);
        until(() -> desk.waiting().model().offers().size() == 1);

        // The same person for the same service is said.
        type(robot, "ㄱㅊㅅ.77");
        until(() -> desk.waiting().model().editor().patient().search().results().open());
        robot.push(KeyCode.ENTER);
        type(robot, "ㅈㄹ");
        robot.push(KeyCode.ENTER);
        until(() -> robot.lookup("#alike").query().isVisible());
        assertThat(robot.lookup("#alike").queryLabeled().getText()).isEqualTo("이미 대기 명단에 있는 분입니다: 주름 보톡스 · 언제든");
        WaitForAsyncUtils.asyncFx(() -> desk.setAppearance(Locale.ENGLISH, Theme.DARK))
                .get();
        assertThat(robot.lookup("#alike").queryLabeled().getText())
                .isEqualTo("On the waiting list already: 주름 보톡스, any day");
        picture("waiting-english");
    }

    @Test
    void whereNoStartSuitsTheBookingFormPassesItsPatientOn(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.N);
        until(() -> !desk.booking().model().service().offered().isEmpty());
        robot.write("김하나", 0);
        robot.push(KeyCode.TAB);
        robot.write("01012345678900101-2", 0);
        robot.write("ㅈ", 0);
        robot.push(KeyCode.ENTER);
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        robot.interact(() -> robot.lookup("#waiting").<CheckBox>query().fire());
        assertThat(robot.lookup(".booking-foot > #book").queryLabeled().getText())
                .isEqualTo("대기 명단에 올리기");
        picture("booking-waiting");
        robot.interact(
                () -> robot.lookup(".booking-foot > #book").<ButtonBase>query().fire());
        until(() -> robot.lookup(".wish-editor #days").queryTextInputControl().isFocused());
        robot.write("수", 0);
        robot.push(KeyCode.ENTER);
        until(() -> otherDesk.open().size() == 1);
        assertThat(otherDesk.open().getFirst().patient())
                .isEqualTo(new WishPatient("김하나", "010-1234-5678", LocalDate.of(1990, 1, 1), Gender.FEMALE));
        assertThat(data.dsl().fetchCount(RESERVATIONS)).isEqualTo(2);
    }

    @Test
    void fromAMissedVisitTheNextOneIsBookedByOneKeyAndEnter(FxRobot robot) throws Exception {
        weekIsShown();
        until(() -> desk.week().model().card("k1").isPresent());
        until(() -> !desk.patients().search().find("ㄱㅊㅅ", 1).isEmpty());
        robot.interact(() -> desk.week().model().chooseCard("k1"));
        until(() -> desk.reservation().model().detailsProperty().get() != null);
        push(robot, KeyCode.B);
        until(() -> desk.booking().model().starts().chosenProperty().get() != null);
        assertThat(desk.booking().model().patient().pickedProperty().get()).isNotNull();
        assertThat(desk.booking().model().service().textProperty().get()).isEqualTo("주름 보톡스");
        push(robot, KeyCode.ENTER);
        until(() -> standing().contains("김철수 2026-12-09 11:30 CONFIRMED"));
        assertThat(keys).isEqualTo(2);

        // By the button of a completed one.
        data.run("UPDATE public.reservations SET status = 'COMPLETED' WHERE id = 'k1'");
        robot.interact(() -> desk.week().model().chooseCard("k1"));
        until(() -> robot.lookup("#next").tryQuery().isPresent()
                && robot.lookup(".reservation #next").query().isVisible());
        robot.interact(
                () -> robot.lookup(".reservation #next").<ButtonBase>query().fire());
        until(() -> desk.booking().model().openProperty().get()
                && desk.booking().model().patient().nameProperty().get().equals("김철수"));
    }

    private List<String> standing() {
        return data.dsl()
                .fetch("SELECT concat_ws(' ', \"patientName\", \"preferredDate\", \"preferredTime\", status) FROM"
                        + " reservations WHERE id NOT IN ('w', 'k1') ORDER BY 1")
                .getValues(0, String.class);
    }

    private static List<String> texts(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .toList();
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> Screens.picture(name, stage.getScene().getRoot(), desk.theme(), 1366, 768))
                .get();
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
}
