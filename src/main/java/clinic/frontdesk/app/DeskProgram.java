package clinic.frontdesk.app;

import clinic.frontdesk.commands.DeskLauncher;
import clinic.frontdesk.commands.ExitCode;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.LastClinic;
import clinic.frontdesk.database.UserFolders;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.shell.ClosingQuestion;
import clinic.frontdesk.shell.ErrorWindow;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.DesktopServices;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.FxDesktopServices;
import clinic.frontdesk.upgrade.PlanReader;
import clinic.frontdesk.upgrade.Upgrade;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradePlan;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchActions;
import clinic.frontdesk.upgrade.ui.LaunchView;
import clinic.frontdesk.upgrade.ui.LaunchViewModel;
import clinic.frontdesk.week.Week;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Opens the desk's window: first the launch, which upgrades the database, then the week. */
public final class DeskProgram implements DeskLauncher {

    private static final double WIDTH = 1366;
    private static final double HEIGHT = 768;

    /** How long a launch may take before its window is shown. */
    private static final Duration LAUNCH_SHOWN_AFTER = Duration.millis(400);

    /** A system property: the program exits once the first week is painted, as benchmarks need it. */
    private static final String EXIT_WHEN_SHOWN = "frontdesk.exit-when-shown";

    private final PrintWriter out;

    public DeskProgram(PrintWriter out) {
        this.out = out;
    }

    @Override
    public int open(@Nullable ClinicAddress given) {
        ClinicAddress address = given == null ? ClinicAddress.resolve(null) : given;
        CountDownLatch closed = new CountDownLatch(1);
        AtomicReference<@Nullable ErrorWindow> errorWindow = new AtomicReference<>();
        Errors errors = new Errors(DatabaseFailures::classify, report -> {
            ErrorWindow window = errorWindow.get();
            if (window != null) {
                window.show(report);
            }
        });
        errors.catchUncaught();
        FxBackgroundTasks tasks = new FxBackgroundTasks(errors);
        ClinicOpening opening = ClinicOpening.begin(address);
        Platform.startup(() -> {
            Window window = new Window(address, tasks, opening, closed);
            errorWindow.set(new ErrorWindow(window::messages, window.desktop));
            window.show();
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tasks.close();
            opening.close();
            Platform.exit();
        }
        return ExitCode.DONE;
    }

    @Override
    public int board(ClinicAddress address, int display) {
        try (ClinicDatabase database = ClinicDatabase.open(address)) {
            new BoardProgram(database, new DeskSettings(UserFolders.settings())).show(display);
        }
        return ExitCode.DONE;
    }

    @Override
    public int tour(Path folder) {
        // These are read when the first JavaFX class is loaded.
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        return new Tour(folder, out).walk();
    }

    @Override
    public boolean hasDisplay() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !system.startsWith("linux")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /** The clinic that a launch opens. */
    interface LaunchedClinic {
        /** Opens the clinic, or returns it if it is open. */
        ClinicDatabase open() throws UpgradeRefusedException;

        /** The report of a launch that has nothing to upgrade, where that was found out already; empty the second time. */
        default Optional<UpgradeReport> upToDate() {
            return Optional.empty();
        }

        /** Called after the upgrade, still off the screen's thread. */
        default void upgraded(ClinicDatabase database) {}

        /** Deletes the clinic if it is a sample, and opens a new one. */
        default void renewSample() throws UpgradeRefusedException {}
    }

    /** The work of a launch: the upgrade of a clinic's database, and its plan. */
    static LaunchViewModel.Launch launch(LaunchedClinic clinic, UpgradeSettings settings) {
        return new LaunchViewModel.Launch() {
            @Override
            public UpgradeReport run(UpgradeListener listener, boolean askedAgain) throws UpgradeRefusedException {
                Optional<UpgradeReport> known = clinic.upToDate();
                if (known.isPresent()) {
                    return known.get();
                }
                ClinicDatabase database = clinic.open();
                UpgradeReport report =
                        new Upgrade(database.direct(), askedAgain ? settings.askedAgain() : settings, listener).run();
                clinic.upgraded(database);
                return report;
            }

            @Override
            public Optional<UpgradePlan> plan() throws UpgradeRefusedException {
                return Optional.of(new PlanReader(clinic.open().direct(), settings).read());
            }

            @Override
            public void renewSample() throws UpgradeRefusedException {
                clinic.renewSample();
            }
        };
    }

    /** The main window, from the launch to the end of the program. */
    private static final class Window implements LaunchedClinic {
        private final ClinicAddress address;
        private final FxBackgroundTasks tasks;
        private final ClinicOpening opening;
        private final CountDownLatch closed;
        private final AtomicBoolean looked = new AtomicBoolean();
        private final Stage stage = new Stage();
        private final DesktopServices desktop = new FxDesktopServices();
        private volatile Clock clock = Clock.system(ZoneId.systemDefault());
        private volatile @Nullable Week firstWeek;
        private final DeskSettings settings = new DeskSettings(UserFolders.settings());
        private @Nullable LaunchViewModel launching;
        private @Nullable DeskSession session;

        Window(ClinicAddress address, FxBackgroundTasks tasks, ClinicOpening opening, CountDownLatch closed) {
            this.address = address;
            this.tasks = tasks;
            this.opening = opening;
            this.closed = closed;
        }

        void show() {
            Fonts.load();
            LaunchViewModel model = new LaunchViewModel(
                    launch(this, UpgradeSettings.STANDARD),
                    tasks,
                    tasks::onScreen,
                    new LaunchActions(this::open, stage::close, desktop),
                    System::nanoTime);
            launching = model;
            // The title names the clinic and never a patient: other programs can read it.
            stage.setTitle(messages().text("window.title"));
            stage.setMinWidth(LaunchView.LEAST_WIDTH);
            stage.setMinHeight(LaunchView.LEAST_HEIGHT);
            stage.setOnCloseRequest(event -> {
                if (!mayClose()) {
                    event.consume();
                }
            });
            stage.setOnHidden(event -> {
                if (session != null) {
                    remember(session);
                    session.close();
                }
                closed.countDown();
            });
            model.start();
            // A launch that has nothing to upgrade opens the week at once, without a window that comes and goes.
            PauseTransition patience = new PauseTransition(LAUNCH_SHOWN_AFTER);
            patience.setOnFinished(event -> showLaunch(model));
            patience.play();
            model.stateProperty().addListener((state, before, now) -> showLaunch(model));
        }

        /** Whether nothing is lost by closing, or a person wants to lose it. */
        private boolean mayClose() {
            DeskSession open = session;
            if (open == null) {
                return true;
            }
            if (!open.panels().mayClose()) {
                return false;
            }
            List<Text> unsaved = open.unsaved();
            return unsaved.isEmpty() || new ClosingQuestion(stage, unsaved, open.theme(), messages()).discards();
        }

        private void remember(DeskSession open) {
            boolean maximized = stage.isMaximized();
            DeskSettings.Appearance before = settings.look();
            // The size to go back to is the one before the window was maximized.
            settings.remember(new DeskSettings.Appearance(
                    open.locale(),
                    open.theme(),
                    open.week().model().modeProperty().get(),
                    maximized ? before.x() : stage.getX(),
                    maximized ? before.y() : stage.getY(),
                    maximized ? before.width() : stage.getWidth(),
                    maximized ? before.height() : stage.getHeight(),
                    maximized));
        }

        /** Shows the launch, unless it is shown or the week is open. */
        private void showLaunch(LaunchViewModel model) {
            if (session == null && !stage.isShowing()) {
                showIn(new LaunchView(model, messages()).root());
                stage.show();
            }
        }

        private void showIn(Parent root) {
            // Called again in another language.
            stage.setTitle(messages().text("window.title"));
            Scene scene = stage.getScene();
            if (scene == null) {
                scene = new Scene(root);
                settings.look().theme().applyTo(scene);
                stage.setScene(scene);
            } else {
                scene.setRoot(root);
            }
        }

        /** The messages in the current language of the window. */
        Messages messages() {
            return Messages.of(session == null ? settings.look().language() : session.locale());
        }

        @Override
        public ClinicDatabase open() throws UpgradeRefusedException {
            return opening.open();
        }

        @Override
        public Optional<UpgradeReport> upToDate() {
            if (looked.getAndSet(true)) {
                return Optional.empty();
            }
            Optional<FirstLook> found = opening.firstLook();
            found.ifPresent(look -> {
                clock = look.clock();
                firstWeek = look.week();
            });
            return found.map(FirstLook::report);
        }

        @Override
        public void upgraded(ClinicDatabase database) {
            clock = ClinicClock.read(database.dsl());
        }

        @Override
        public void renewSample() throws UpgradeRefusedException {
            opening.renewSample();
        }

        private void open(UpgradeReport report) {
            LastClinic.remember(address);
            DeskSession opened = new DeskSession(opening.opened().orElseThrow(), clock, tasks, report, this::showIn);
            session = opened;
            opened.useDesktop(desktop);
            Optional.ofNullable(launching)
                    .flatMap(LaunchViewModel::page)
                    .ifPresent(page -> opened.offerReport(page, desktop));
            place(settings.look());
            opened.restore(settings.look());
            opened.offerBoard(() -> BoardProcess.start(address));
            opened.introduce(settings);
            Optional.ofNullable(firstWeek).ifPresent(opened::offerFirstWeek);
            opened.open();
            stage.show();
            if (Boolean.getBoolean(EXIT_WHEN_SHOWN)) {
                opened.whenPainted(stage::close);
            }
        }

        /** Puts the window where it was, or in the middle of the screen where that place is on none. */
        private void place(DeskSettings.Appearance look) {
            boolean seen = look.width() > 0
                    && !Screen.getScreensForRectangle(look.x(), look.y(), look.width(), look.height())
                            .isEmpty();
            Rectangle2D screen = (seen
                            ? Screen.getScreensForRectangle(look.x(), look.y(), look.width(), look.height())
                                    .getFirst()
                            : Screen.getPrimary())
                    .getVisualBounds();
            stage.setWidth(Math.min(seen ? look.width() : WIDTH, screen.getWidth()));
            stage.setHeight(Math.min(seen ? look.height() : HEIGHT, screen.getHeight()));
            stage.setX(seen ? look.x() : screen.getMinX() + (screen.getWidth() - stage.getWidth()) / 2);
            stage.setY(seen ? look.y() : screen.getMinY() + (screen.getHeight() - stage.getHeight()) / 2);
            stage.setMaximized(look.maximized());
        }
    }
}
