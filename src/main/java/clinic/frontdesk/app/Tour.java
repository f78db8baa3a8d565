package clinic.frontdesk.app;

import clinic.frontdesk.board.DatabaseBoard;
import clinic.frontdesk.board.ui.BoardView;
import clinic.frontdesk.board.ui.BoardViewModel;
import clinic.frontdesk.commands.ExitCode;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.input.HangulMatch;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.sample.BusyWeek;
import clinic.frontdesk.sample.Clinics;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.FxDesktopServices;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchActions;
import clinic.frontdesk.upgrade.ui.LaunchView;
import clinic.frontdesk.upgrade.ui.LaunchViewModel;
import clinic.frontdesk.week.ui.GridSlot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Runs the desk's main tasks on a throwaway sample clinic, without a display, and writes a picture of each step: the
 * launch, the week, a patient found and booked, a reservation moved, a busy week and day, a duration changed, the
 * waiting list, the calling list, the sheet of the day and the export.
 */
final class Tour {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    private static final long STEP_SECONDS = 60;

    /** Weeks from this one to the week that is filled as a busy clinic has it. */
    private static final int BUSY_WEEKS_AHEAD = 6;

    private final Path folder;
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
    private final TourStage stage;

    Tour(Path folder, PrintWriter out) {
        this.folder = folder;
        this.stage = new TourStage(folder, out, tasks);
    }

    int walk() {
        try (ClinicDatabase database = Clinics.throwawaySample()) {
            CompletableFuture<Boolean> started = new CompletableFuture<>();
            Platform.startup(() -> {
                Fonts.load();
                started.complete(true);
            });
            started.get(STEP_SECONDS, TimeUnit.SECONDS);
            try {
                walk(database);
            } finally {
                // Before the database: tasks still running would fail on a closed pool.
                tasks.finish(Duration.ofSeconds(STEP_SECONDS));
            }
            return ExitCode.DONE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        } catch (ExecutionException | TimeoutException | IOException | SQLException e) {
            throw new IllegalStateException("The tour failed after picture " + stage.pictures(), e);
        } finally {
            tasks.close();
            Platform.exit();
        }
    }

    private void walk(ClinicDatabase database)
            throws InterruptedException, ExecutionException, TimeoutException, IOException, SQLException {
        UpgradeReport report = launch(database);
        CompletableFuture<Scene> scene = new CompletableFuture<>();
        Clock clock = ClinicClock.read(database.dsl());
        DeskSession desk = stage.onScreen(() -> new DeskSession(database, clock, tasks, report, root -> {
            if (scene.isDone()) {
                scene.join().setRoot(root);
            } else {
                scene.complete(new Scene(root, WIDTH, HEIGHT));
            }
        }));
        stage.run(desk::open);
        Scene window = scene.get(STEP_SECONDS, TimeUnit.SECONDS);
        stage.await(desk.week().model().weekProperty(), week -> week != null);
        stage.picture(window, "the-week");

        String booked = book(desk, window);
        move(desk, window, booked);
        receive(desk, window);
        showBusyWeek(desk, window, database);
        changeDuration(desk, window);

        stage.run(() -> desk.actions().run(Action.INBOX));
        stage.await(desk.inbox().model().loadedProperty(), loaded -> loaded);
        stage.picture(window, "inbox");
        new ListsTour(stage, desk, window).show();
        print(desk, window);
        tell(desk, window, database);
        stage.run(() -> {
            desk.setAppearance(Locale.ENGLISH, Theme.DARK);
            desk.week().model().chooseCard(booked);
        });
        stage.await(desk.reservation().model().detailsProperty(), details -> details != null);
        stage.picture(window, "english-and-dark");
        stage.run(desk::close);
    }

    /** Shows the day's sheet before it is printed, and what can be exported. */
    private void print(DeskSession desk, Scene window)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        stage.run(() -> desk.actions().run(Action.PRINT));
        stage.await(desk.paper().print().previewProperty(), preview -> preview != null);
        stage.await(desk.paper().print().printersKnownProperty(), known -> known);
        stage.picture(window, "print");
        stage.run(() -> desk.actions().run(Action.EXPORT));
        stage.picture(window, "export");
    }

    /** Finds a patient by the initial consonants of the name, and books the first start that is offered. */
    private String book(DeskSession desk, Scene window)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var search = desk.search().model();
        stage.run(() -> {
            desk.actions().run(Action.SEARCH);
            search.textProperty().set(HangulMatch.initials(nameInSight(desk)));
        });
        stage.await(Bindings.size(search.hits()), hits -> hits.intValue() > 0);
        stage.picture(window, "search");

        stage.run(search::choose);
        var form = desk.booking().model();
        stage.await(form.patient().nameProperty(), name -> !name.isEmpty());
        stage.await(Bindings.isNotEmpty(form.service().offered()), offered -> offered);
        stage.run(() -> form.service().take(form.service().offered().getFirst()));
        stage.await(form.starts().chosenProperty(), start -> start != null);
        stage.picture(window, "booking");

        stage.run(form::submit);
        stage.await(desk.week().model().selectedProperty(), id -> id != null);
        String booked =
                stage.onScreen(() -> desk.week().model().selectedProperty().get());
        stage.await(
                desk.week().model().weekProperty(),
                week -> desk.week().model().card(booked).isPresent());
        stage.await(desk.reservation().model().detailsProperty(), details -> details != null);
        stage.picture(window, "booked");
        return booked;
    }

    private static String nameInSight(DeskSession desk) {
        return Objects.requireNonNull(desk.week().model().weekProperty().get()).days().stream()
                .flatMap(day -> day.cards().stream())
                .findFirst()
                .orElseThrow()
                .patientName();
    }

    private void move(DeskSession desk, Scene window, String booked)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        stage.run(() -> desk.week().model().askMove(booked));
        stage.await(desk.week().model().movingProperty(), moving -> moving);
        stage.picture(window, "moving");
        GridSlot landing = stage.onScreen(() -> {
            var slots = desk.week().model().landingsProperty().get();
            GridSlot chosen = slots.get(Math.min(3, slots.size() - 1));
            desk.week().model().choosePlace(chosen);
            return chosen;
        });
        stage.await(
                desk.week().model().weekProperty(),
                week -> desk.week()
                        .model()
                        .card(booked)
                        .filter(card -> card.date().equals(landing.date()) && card.start() == landing.start())
                        .isPresent());
        stage.picture(window, "moved");
    }

    /** The next patient of today arrives, where there is one, and somebody comes without a reservation. */
    private void receive(DeskSession desk, Scene window)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        var entry = desk.walkIns().entry();
        stage.run(() -> {
            desk.actions().run(Action.CLOSE_PANEL);
            desk.week().model().selectedProperty().set(null);
            desk.week().model().today();
        });
        stage.await(desk.week().model().loadingProperty(), loading -> !loading);
        stage.run(() -> {
            desk.actions().run(Action.ARRIVED);
            desk.actions().run(Action.WALK_IN);
            entry.nameProperty().set("이두리");
            entry.add();
        });
        stage.await(desk.walkIns().queue().anyProperty(), any -> any);
        stage.await(desk.week().model().loadingProperty(), loading -> !loading);
        stage.picture(window, "in-the-clinic");
    }

    /** Shows a week, a day and a month as a busy clinic has them; the sample has no reservations there. */
    private void showBusyWeek(DeskSession desk, Scene window, ClinicDatabase database)
            throws InterruptedException, ExecutionException, TimeoutException, IOException, SQLException {
        LocalDate monday =
                stage.onScreen(() -> desk.week().model().mondayProperty().get()).plusWeeks(BUSY_WEEKS_AHEAD);
        BusyWeek.fill(database.direct(), monday);
        stage.run(() -> {
            desk.actions().run(Action.CLOSE_PANEL);
            desk.week().model().show(monday);
        });
        stage.await(
                desk.week().model().weekProperty(),
                week -> week != null
                        && week.monday().equals(monday)
                        && week.days().stream().anyMatch(day -> !day.cards().isEmpty()));
        stage.await(desk.week().model().loadingProperty(), loading -> !loading);
        stage.picture(window, "a-busy-week");
        stage.run(() -> desk.week().model().openDay(monday.plusDays(1)));
        stage.await(desk.week().model().loadingProperty(), loading -> !loading);
        stage.picture(window, "a-busy-day");
        stage.run(() -> {
            desk.actions().run(Action.SHOW_WEEK);
            desk.week().model().today();
        });
        stage.await(desk.week().model().loadingProperty(), loading -> !loading);
    }

    private void changeDuration(DeskSession desk, Scene window)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        stage.run(() -> desk.actions().run(Action.SERVICES));
        var services = desk.services().model();
        stage.await(services.selectedProperty(), selected -> selected.isPresent());
        stage.run(() -> services.durationProperty().set("40"));
        stage.picture(window, "a-duration");
        stage.run(services::save);
        stage.await(services.noticeProperty(), notice -> notice.key().equals("service.saved"));
        stage.await(desk.week().model().loadingProperty(), loading -> !loading);
        stage.picture(window, "a-duration-saved");
    }

    /** Pins a notice, hides people and shows them again, and shows the board for the wall. */
    private void tell(DeskSession desk, Scene window, ClinicDatabase database)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        stage.run(() -> desk.actions().run(Action.NOTICE));
        stage.run(() -> {
            desk.notices().model().textProperty().set("원장님 16:00 외출 · 이후 상담만");
            desk.notices().model().save();
        });
        stage.await(Bindings.size(desk.notices().list().shown()), shown -> shown.intValue() > 0);
        stage.picture(window, "a-notice");
        stage.run(() -> desk.actions().run(Action.HIDE_PEOPLE));
        stage.picture(window, "people-hidden");
        stage.run(() -> desk.actions().run(Action.SHOW_PEOPLE));
        BoardViewModel model = new BoardViewModel(new DatabaseBoard(database.dsl()), tasks, System::nanoTime);
        Scene board = stage.onScreen(() -> {
            Scene created = new Scene(new BoardView(model, Messages.of(Locale.KOREAN)), WIDTH, HEIGHT);
            Theme.LIGHT.applyTo(created);
            model.reload();
            return created;
        });
        stage.await(model.boardProperty(), read -> read != null);
        stage.picture(board, "board");
    }

    /** Runs the launch and takes a picture of its result. */
    private UpgradeReport launch(ClinicDatabase database)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        CompletableFuture<UpgradeReport> opened = new CompletableFuture<>();
        Messages messages = Messages.of(Locale.KOREAN);
        LaunchViewModel model = stage.onScreen(() -> new LaunchViewModel(
                // The clinic is deleted after the tour, so its backup and report are kept with the pictures.
                DeskProgram.launch(() -> database, UpgradeSettings.STANDARD.withFiles(folder)),
                tasks,
                tasks::onScreen,
                new LaunchActions(
                        opened::complete,
                        () -> opened.completeExceptionally(new IllegalStateException("The launch was closed.")),
                        new FxDesktopServices()),
                System::nanoTime));
        Scene scene = stage.onScreen(() -> {
            Parent root = new LaunchView(model, messages).root();
            Theme.LIGHT.applyTo(root);
            Scene created = new Scene(root);
            model.start();
            return created;
        });
        stage.await(model.stateProperty(), state -> state != LaunchViewModel.LaunchState.WORKING);
        stage.picture(scene, "launched");
        stage.run(model::proceed);
        return opened.get(STEP_SECONDS, TimeUnit.SECONDS);
    }
}
