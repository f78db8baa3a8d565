package clinic.frontdesk.app;

import clinic.frontdesk.commands.ExitCode;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.sample.Clinics;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.FxDesktopServices;
import clinic.frontdesk.ui.Pictures;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Runs the desk's main tasks on a throwaway sample clinic, without a display, and writes a picture of each step: the
 * launch, the week, a walk-in booked, a reservation moved, a duration changed.
 */
final class Tour {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;
    private static final long STEP_SECONDS = 60;

    private final Path folder;
    private final PrintWriter out;
    private final FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
    private int pictures;

    Tour(Path folder, PrintWriter out) {
        this.folder = folder;
        this.out = out;
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
        } catch (ExecutionException | TimeoutException | IOException e) {
            throw new IllegalStateException("The tour failed after picture " + pictures, e);
        } finally {
            tasks.close();
            Platform.exit();
        }
    }

    private void walk(ClinicDatabase database)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        UpgradeReport report = launch(database);

        CompletableFuture<Scene> scene = new CompletableFuture<>();
        Clock clock = ClinicClock.read(database.dsl());
        DeskSession desk = onScreen(() -> new DeskSession(database, clock, tasks, report, root -> {
            if (scene.isDone()) {
                scene.join().setRoot(root);
            } else {
                scene.complete(new Scene(root, WIDTH, HEIGHT));
            }
        }));
        onScreen(() -> {
            desk.open();
            return true;
        });
        Scene window = scene.get(STEP_SECONDS, TimeUnit.SECONDS);
        await(desk.week().model().weekProperty(), week -> week != null);
        picture(window, "the-week");

        onScreen(() -> {
            desk.actions().run(Action.BOOK);
            return true;
        });
        var form = desk.booking().model();
        await(Bindings.isNotEmpty(form.service().offered()), loaded -> loaded);
        onScreen(() -> {
            form.patient().nameProperty().set("구본결");
            form.patient().phoneProperty().set("01028417730");
            form.patient().birthProperty().set("910412-2");
            form.service().take(form.service().offered().getFirst());
            return true;
        });
        await(form.starts().chosenProperty(), start -> start != null);
        picture(window, "a-walk-in");
        onScreen(() -> {
            form.submit();
            return true;
        });
        await(desk.week().model().selectedProperty(), id -> id != null);
        String booked = onScreen(() -> desk.week().model().selectedProperty().get());
        await(
                desk.week().model().weekProperty(),
                week -> desk.week().model().card(booked).isPresent());
        await(desk.reservation().model().detailsProperty(), details -> details != null);
        picture(window, "booked");

        onScreen(() -> {
            desk.week().model().askMove(booked);
            return true;
        });
        await(desk.week().model().movingProperty(), moving -> moving);
        picture(window, "moving");
        GridSlot landing = onScreen(() -> {
            var slots = desk.week().model().landingsProperty().get();
            GridSlot chosen = slots.get(Math.min(3, slots.size() - 1));
            desk.week().model().choosePlace(chosen);
            return chosen;
        });
        await(
                desk.week().model().weekProperty(),
                week -> desk.week()
                        .model()
                        .card(booked)
                        .filter(card -> card.date().equals(landing.date()) && card.start() == landing.start())
                        .isPresent());
        picture(window, "moved");

        onScreen(() -> {
            desk.actions().run(Action.SERVICES);
            return true;
        });
        var services = desk.services().model();
        await(services.selectedProperty(), selected -> selected.isPresent());
        onScreen(() -> {
            services.durationProperty().set("40");
            return true;
        });
        picture(window, "a-duration");
        onScreen(() -> {
            services.save();
            return true;
        });
        await(services.noticeProperty(), notice -> notice.key().equals("service.saved"));
        await(desk.week().model().loadingProperty(), loading -> !loading);
        picture(window, "a-duration-saved");

        onScreen(() -> {
            desk.actions().run(Action.INBOX);
            return true;
        });
        await(desk.inbox().model().loadedProperty(), loaded -> loaded);
        picture(window, "inbox");
        onScreen(() -> {
            desk.setAppearance(Locale.ENGLISH, Theme.DARK);
            desk.week().model().chooseCard(booked);
            return true;
        });
        await(desk.reservation().model().detailsProperty(), details -> details != null);
        picture(window, "english-and-dark");
        onScreen(() -> {
            desk.close();
            return true;
        });
    }

    /** Runs the launch and takes a picture of its result. */
    private UpgradeReport launch(ClinicDatabase database)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        CompletableFuture<UpgradeReport> opened = new CompletableFuture<>();
        Messages messages = Messages.of(Locale.KOREAN);
        LaunchViewModel model = onScreen(() -> new LaunchViewModel(
                // The clinic is deleted after the tour, so its backup and report are kept with the pictures.
                DeskProgram.launch(() -> database, UpgradeSettings.STANDARD.withFiles(folder)),
                tasks,
                tasks::onScreen,
                new LaunchActions(
                        opened::complete,
                        () -> opened.completeExceptionally(new IllegalStateException("The launch was closed.")),
                        new FxDesktopServices()),
                System::nanoTime));
        Scene scene = onScreen(() -> {
            Parent root = new LaunchView(model, messages).root();
            Theme.LIGHT.applyTo(root);
            Scene created = new Scene(root);
            model.start();
            return created;
        });
        await(model.stateProperty(), state -> state != LaunchViewModel.LaunchState.WORKING);
        picture(scene, "launched");
        onScreen(() -> {
            model.proceed();
            return true;
        });
        return opened.get(STEP_SECONDS, TimeUnit.SECONDS);
    }

    private void picture(Scene scene, String name)
            throws InterruptedException, ExecutionException, TimeoutException, IOException {
        Image image = onScreen(() -> {
            Parent root = scene.getRoot();
            // A scene without a window updates only changed nodes; a new scene updates all of them.
            scene.setRoot(new Group());
            Scene fresh = scene.getWidth() > 0 ? new Scene(root, scene.getWidth(), scene.getHeight()) : new Scene(root);
            // A scene without a window is not laid out; the second pass is for wrapped text.
            for (int pass = 0; pass < 2; pass++) {
                root.applyCss();
                root.layout();
            }
            Image taken = fresh.snapshot(null);
            fresh.setRoot(new Group());
            scene.setRoot(root);
            return taken;
        });
        pictures++;
        Path file = folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", pictures, name));
        Pictures.write(image, file);
        out.println(file);
        out.flush();
    }

    private <T> T onScreen(Callable<T> step) throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<T> done = new CompletableFuture<>();
        tasks.onScreen(() -> {
            try {
                done.complete(step.call());
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(STEP_SECONDS, TimeUnit.SECONDS);
    }

    /** Waits until a value, read on the JavaFX thread, satisfies a condition. */
    private <T extends @Nullable Object> void await(ObservableValue<T> value, Predicate<T> condition)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<Boolean> reached = new CompletableFuture<>();
        onScreen(() -> value.subscribe(now -> {
            if (condition.test(now)) {
                reached.complete(true);
            }
        }));
        reached.get(STEP_SECONDS, TimeUnit.SECONDS);
    }
}
