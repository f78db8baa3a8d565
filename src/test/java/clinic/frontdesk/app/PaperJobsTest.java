package clinic.frontdesk.app;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.output.ui.ChosenFiles;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Paper and files in the whole desk: two actions each, by keyboard and by buttons. */
@ExtendWith(ApplicationExtension.class)
class PaperJobsTest {

    @TempDir
    private Path folder;

    private final TestDatabase data = TestDatabase.upgraded();
    private final List<ErrorReport> errors = new CopyOnWriteArrayList<>();
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, errors::add));
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
    private final ChosenFiles desktop = new ChosenFiles();

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
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 12:30'::timestamp AT TIME ZONE 'Asia/Seoul'");
        data.run(Databases.insert("a", "2026-11-30", "14:00", "WRINKLE_BOTOX"));
        data.run(Databases.insert("b", "2026-12-01", "09:00", "WRINKLE_BOTOX"));
        data.run("UPDATE public.reservations SET \"patientName\" = '이하율' WHERE id = 'a'");
        desk = new DeskSession(database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
            if (stage.getScene() == null) {
                stage.setScene(new Scene(root, 1000, 760));
            } else {
                stage.getScene().setRoot(root);
            }
        });
        desktop.choose(folder);
        desk.useDesktop(desktop);
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
        assertThat(errors).as("unexpected errors").isEmpty();
    }

    @Test
    void theSheetOfTheDayIsSavedByTwoKeysAndSoIsTheFileOfTheWeek(FxRobot robot) throws Exception {
        weekIsShown();
        robot.push(KeyCode.CONTROL, KeyCode.P);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        until(() -> !desk.panels().anyOpenProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.push(KeyCode.ENTER);
        until(() -> !desk.panels().anyOpenProperty().get());
        robot.push(KeyCode.CONTROL, KeyCode.E);
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        until(() -> !desk.panels().anyOpenProperty().get());
        assertThat(desktop.suggested())
                .containsExactly(
                        "day-2026-11-30.pdf",
                        "reservations-2026-11-30-2026-12-06.ics",
                        "reservations-2026-11-30-2026-12-06.xlsx");
        assertThat(Files.readAllBytes(folder.resolve("day-2026-11-30.pdf"))).startsWith('%', 'P', 'D', 'F');
        assertThat(records()).containsExactly("day|pdf|-|f|1", "reservations|ics|-|f|2", "reservations|xlsx|-|t|2");
    }

    @Test
    void theSameIsDoneByButtonsAndASlipFromTheReservation(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.actions().run(Action.PRINT));
        until(() -> desk.paper().print().previewProperty().get() != null);
        picture("print");
        save(robot);
        until(() -> !desk.panels().anyOpenProperty().get());
        robot.interact(() -> desk.actions().run(Action.EXPORT));
        picture("export");
        fire(robot, ".export #spreadsheet");
        until(() -> !desk.panels().anyOpenProperty().get());

        robot.interact(() -> desk.week().model().chooseCard("a"));
        until(() -> desk.reservation().model().detailsProperty().get() != null);
        fire(robot, ".reservation #slip");
        until(() -> desk.paper().print().previewProperty().get() != null);
        WaitForAsyncUtils.asyncFx(() -> desk.setAppearance(Locale.ENGLISH, Theme.DARK))
                .get();
        until(() -> !desk.paper().print().loadingProperty().get());
        picture("slip-english");
        save(robot);
        until(() -> !desk.panels().anyOpenProperty().get());
        assertThat(records()).containsExactly("day|pdf|-|f|1", "reservations|xlsx|-|t|2", "slip|pdf|a|f|1");
        assertThat(desktop.suggested())
                .containsExactly(
                        "day-2026-11-30.pdf", "reservations-2026-11-30-2026-12-06.xlsx", "slip-2026-11-30.pdf");
    }

    @Test
    void thePageOfAPatientWritesTheCalendarFileOfThePatient(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.week().model().chooseCard("a"));
        until(() -> desk.reservation().model().detailsProperty().get() != null);
        until(() -> data.dsl().fetchCount(PATIENT) == 2);
        robot.interact(() -> desk.actions().run(Action.PATIENT));
        until(() -> desk.patients().model().pageProperty().get() != null);
        fire(robot, ".patient #calendar");
        until(() -> !records().isEmpty());
        assertThat(records())
                .singleElement()
                .asString()
                .startsWith("reservations|ics|")
                .endsWith("|f|1");
        assertThat(desktop.suggested()).containsExactly("reservations.ics");
        assertThat(desk.panels().anyOpenProperty().get()).isTrue();
    }

    @Test
    void whilePeopleAreHiddenTheDocumentIsNotShown(FxRobot robot) throws Exception {
        weekIsShown();
        robot.interact(() -> desk.actions().run(Action.PRINT));
        until(() -> desk.paper().print().previewProperty().get() != null);
        robot.interact(() -> desk.actions().run(Action.HIDE_PEOPLE));
        until(() -> robot.lookup(".paper").queryAll().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.P);
        assertThat(robot.lookup(".paper").queryAll()).isEmpty();
        robot.interact(() -> desk.actions().run(Action.SHOW_PEOPLE));
        until(() -> !robot.lookup(".paper").queryAll().isEmpty());
    }

    /** The button has another place where there is no printer. */
    private void save(FxRobot robot) throws TimeoutException {
        until(() -> desk.paper().print().printersKnownProperty().get());
        fire(robot, desk.paper().print().noPrinter().get() ? ".paper #submit" : ".paper #save");
    }

    private List<String> records() {
        return Databases.rows(
                data, "SELECT what, format, subject, memos, reservations FROM frontdesk.document ORDER BY id");
    }

    private static void fire(FxRobot robot, String selector) {
        robot.interact(() -> robot.lookup(selector).<ButtonBase>query().fire());
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> Screens.picture(name, stage.getScene().getRoot(), desk.theme(), 1366, 768))
                .get();
    }

    private void weekIsShown() throws TimeoutException {
        until(() -> desk.week().model().weekProperty().get() != null
                && !desk.week().model().loadingProperty().get());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
