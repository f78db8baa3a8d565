package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Task;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradePlan;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchLine.Sign;
import clinic.frontdesk.upgrade.ui.LaunchStep.Mark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The launch of a desk: the step that runs and its progress, then what the upgrade did or why it did not run. Texts are
 * keys with arguments, so that a view in another language may replace the one that is shown.
 */
public final class LaunchViewModel {

    /** The state of a launch. */
    public enum LaunchState {
        /** Checking or upgrading the database. */
        WORKING,
        /** Upgraded, or something new was found; a person reads it before the week opens. */
        DONE,
        /** The upgrade does not run, or the database cannot be reached; it can be tried again. */
        STOPPED
    }

    /** Upgrades the clinic's database; blocks. */
    @FunctionalInterface
    public interface Launch {
        /**
         * Runs the upgrade once.
         *
         * @param askedAgain whether a person asked for it after it was rolled back
         */
        UpgradeReport run(UpgradeListener listener, boolean askedAgain) throws UpgradeRefusedException;

        /** What the upgrade would do; changes nothing. Empty where that is not known. */
        default Optional<UpgradePlan> plan() throws UpgradeRefusedException {
            return Optional.empty();
        }

        /**
         * Deletes the sample clinic and makes it anew. Called before {@link #run} where a person asked for it after
         * {@link UpgradeRefusal.OutdatedSample}.
         */
        default void renewSample() throws UpgradeRefusedException {
            throw new UnsupportedOperationException("there is no sample clinic");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LaunchViewModel.class);

    /** Unknown progress. */
    private static final double UNKNOWN = -1;

    /** The shortest time between two updates of the screen. */
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static final int MINUTES_AN_HOUR = 60;

    private final Launch launch;
    private final BackgroundTasks tasks;
    private final Consumer<Runnable> onScreen;
    private final LaunchActions actions;
    private final LongSupplier nanos;
    private final TimeEstimate estimate = new TimeEstimate();

    private final ReadOnlyObjectWrapper<LaunchState> state = new ReadOnlyObjectWrapper<>(LaunchState.WORKING);
    private final ReadOnlyObjectWrapper<Text> title = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> text = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> hint = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> count = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> left = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<List<Text>> details = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Text> retryText = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyStringWrapper shownPage = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyBooleanWrapper postponable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper stoppable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper postponing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reported = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Sign> sign = new ReadOnlyObjectWrapper<>(Sign.PLAIN);
    private final ReadOnlyObjectWrapper<List<LaunchStep>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<LaunchLine>> lines = new ReadOnlyObjectWrapper<>(List.of());

    private @Nullable RunningLaunch running;
    private @Nullable UpgradeReport report;
    private @Nullable Path page;
    private @Nullable UpgradeRefusal refusal;

    /**
     * Prepares a launch; {@link #start()} begins it.
     *
     * @param onScreen runs on the screen's thread what the upgrade reports from another
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public LaunchViewModel(
            Launch launch,
            BackgroundTasks tasks,
            Consumer<Runnable> onScreen,
            LaunchActions actions,
            LongSupplier nanos) {
        this.launch = launch;
        this.tasks = tasks;
        this.onScreen = onScreen;
        this.actions = actions;
        this.nanos = nanos;
    }

    public ReadOnlyObjectProperty<LaunchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Text> titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** The step under way, the result, or why the upgrade does not run and what to do. */
    public ReadOnlyObjectProperty<Text> textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What a person may do meanwhile; {@link Text#NONE} where there is nothing to add. */
    public ReadOnlyObjectProperty<Text> hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** The steps of the upgrade, each with its state. */
    public ReadOnlyObjectProperty<List<LaunchStep>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** The progress of the step, 0 to 1; -1 where it is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The progress of the step in numbers; {@link Text#NONE} where it is not known. */
    public ReadOnlyObjectProperty<Text> countProperty() {
        return count.getReadOnlyProperty();
    }

    /** The time that the step still takes; {@link Text#NONE} until it can be estimated. */
    public ReadOnlyObjectProperty<Text> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Whether nothing has been changed yet, so that the upgrade can be postponed. */
    public ReadOnlyBooleanProperty postponableProperty() {
        return postponable.getReadOnlyProperty();
    }

    /** Whether the reservations are being filled in or flagged, so that the upgrade can be stopped and resumed. */
    public ReadOnlyBooleanProperty stoppableProperty() {
        return stoppable.getReadOnlyProperty();
    }

    /** Whether a person postponed or stopped the upgrade and the work under way has not ended yet. */
    public ReadOnlyBooleanProperty postponingProperty() {
        return postponing.getReadOnlyProperty();
    }

    /** How the launch ended; {@link Sign#GOOD} only where every check passed. */
    public ReadOnlyObjectProperty<Sign> signProperty() {
        return sign.getReadOnlyProperty();
    }

    /** What was done, was found or would be done, line by line. */
    public ReadOnlyObjectProperty<List<LaunchLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** Details for a technician, one item a line. */
    public ReadOnlyObjectProperty<List<Text>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** The label of the button that tries again. */
    public ReadOnlyObjectProperty<Text> retryTextProperty() {
        return retryText.getReadOnlyProperty();
    }

    /** Whether there is a report to show. */
    public ReadOnlyBooleanProperty reportedProperty() {
        return reported.getReadOnlyProperty();
    }

    /** The path of the report once it was asked for, as a browser may not open; empty before. */
    public ReadOnlyStringProperty shownPageProperty() {
        return shownPage.getReadOnlyProperty();
    }

    /** The file of the report. */
    public Optional<Path> page() {
        return Optional.ofNullable(page);
    }

    /** Starts the launch, or tries again; does nothing while it is under way or done. */
    public void start() {
        if (state.get() == LaunchState.DONE || running != null) {
            return;
        }
        boolean askedAgain = refusal instanceof UpgradeRefusal.RolledBack;
        boolean renew = refusal instanceof UpgradeRefusal.OutdatedSample;
        RunningLaunch run = new RunningLaunch();
        running = run;
        lines.set(List.of());
        details.set(List.of());
        state.set(LaunchState.WORKING);
        title.set(Text.of("launch.working.title"));
        postponing.set(false);
        postponable.set(true);
        showStep(UpgradeStep.LOOK);
        if (renew) {
            text.set(Text.of("launch.renewing"));
            hint.set(Text.NONE);
        }
        // A launch that fails is shown in this window, whatever the reason; so none is left to the task executor.
        run.task = tasks.runStoppable(
                stop -> {
                    run.stop = stop;
                    return attempt(run, askedAgain, renew);
                },
                Runnable::run,
                failure -> ended(LaunchState.STOPPED, Text.of("launch.failed.title"), Text.of("launch.failed.text")));
    }

    private Runnable attempt(RunningLaunch run, boolean askedAgain, boolean renew) {
        try {
            if (renew) {
                launch.renewSample();
            }
            UpgradeReport report = launch.run(run, askedAgain);
            return () -> done(report);
        } catch (Exception e) {
            return () -> failed(e);
        }
    }

    /**
     * Postpones the upgrade while nothing has been changed, or stops it between two batches; the work under way ends at
     * its next safe point.
     */
    public void postpone() {
        RunningLaunch run = running;
        if (run != null && (postponable.get() || stoppable.get()) && !postponing.get()) {
            run.task.stop();
            postponing.set(true);
            text.set(Text.of("launch.postponing"));
            hint.set(Text.NONE);
        }
    }

    /** Opens the week once the upgrade is done. */
    public void proceed() {
        if (report != null) {
            actions.open().accept(report);
        }
    }

    /** Ends the program. */
    public void leave() {
        actions.quit().run();
    }

    /** Shows the report, and its path from then on. */
    public void showPage() {
        if (page != null) {
            boolean shown = actions.outside().show(page);
            hint.set(Text.of(shown ? "launch.page.shown" : "launch.page.not-shown"));
            shownPage.set(page.toString());
        }
    }

    /** Copies the path of the report. */
    public void copyPage() {
        actions.outside().copy(shownPage.get());
    }

    /** The lines that a person copies to ask for help: title, text and details. */
    public List<Text> account() {
        return Stream.concat(Stream.of(title.get(), text.get()), details.get().stream())
                .toList();
    }

    /** Copies what a view shows of {@link #account()}. */
    public void copy(String shown) {
        actions.outside().copy(shown);
    }

    private void ended(LaunchState how, Text heading, Text sentence) {
        running = null;
        postponable.set(false);
        stoppable.set(false);
        postponing.set(false);
        hint.set(Text.NONE);
        progress.set(UNKNOWN);
        count.set(Text.NONE);
        left.set(Text.NONE);
        title.set(heading);
        text.set(sentence);
        state.set(how);
    }

    private void done(UpgradeReport result) {
        report = result;
        if (!result.changed() && result.appeared().isEmpty()) {
            running = null;
            // Before the state: a launch that has nothing to say is not shown.
            actions.open().accept(result);
            state.set(LaunchState.DONE);
            return;
        }
        boolean troubled = ReportTexts.troubled(result);
        if (!result.changed()) {
            sign.set(Sign.PLAIN);
            lines.set(ReportTexts.appeared(result));
            ended(LaunchState.DONE, Text.of("launch.appeared.title"), Text.of("launch.appeared.text"));
            return;
        }
        sign.set(troubled ? Sign.WRONG : Sign.GOOD);
        lines.set(ReportTexts.done(result));
        details.set(ReportTexts.differences(result));
        reported.set(page != null);
        ended(
                LaunchState.DONE,
                Text.of(troubled ? "launch.troubled.title" : "launch.done.title"),
                Text.of(troubled ? "launch.troubled.text" : "launch.done.text"));
    }

    private void failed(Exception failure) {
        sign.set(Sign.WRONG);
        refusal = null;
        retryText.set(Text.of("launch.retry"));
        if (failure instanceof UpgradeRefusedException refused) {
            refused(refused.refusal());
            return;
        }
        LOG.error("The launch failed {}", ErrorReport.of(failure).details());
        String code = SqlStates.of(failure);
        // A message of the database may hold a patient's name; the code is enough here, and the log has the rest.
        String named = failure.getClass().getSimpleName();
        details.set(List.of(Text.of("launch.detail.code", code.isEmpty() ? named : code + " · " + named)));
        switch (DatabaseFailures.classify(failure)) {
            case Failure.Unreachable away -> unreachable(Text.of("launch.unreachable.text"));
            case Failure.NoEmbeddedServer none -> unreachable(Text.of("launch.unreachable.text"));
            case Failure.ServerRefusal server -> unreachable(server.text());
            default -> ended(LaunchState.STOPPED, Text.of("launch.failed.title"), Text.of("launch.failed.text"));
        }
    }

    private void unreachable(Text why) {
        ended(LaunchState.STOPPED, Text.of("launch.unreachable.title"), why);
    }

    private void refused(UpgradeRefusal why) {
        LOG.info("The upgrade does not run: {}", why.code());
        refusal = why;
        details.set(RefusalTexts.details(why));
        retryText.set(RefusalTexts.retry(why));
        ended(LaunchState.STOPPED, RefusalTexts.title(why), RefusalTexts.sentence(why));
        switch (why) {
            case UpgradeRefusal.RolledBack rolledBack -> showPlan();
            case UpgradeRefusal.Postponed postponed -> showPlan();
            case UpgradeRefusal.Cancelled stopped -> sign.set(Sign.PLAIN);
            case UpgradeRefusal.OutdatedSample outdated -> sign.set(Sign.PLAIN);
            default -> {}
        }
    }

    /** Shows what the upgrade would do, before a person decides whether to run it. */
    private void showPlan() {
        sign.set(Sign.PLAIN);
        hint.set(Text.of("launch.plan.reading"));
        tasks.run(
                launch::plan,
                plan -> {
                    if (state.get() == LaunchState.STOPPED) {
                        hint.set(Text.NONE);
                        lines.set(plan.map(ReportTexts::plan).orElse(List.of()));
                    }
                },
                failure -> {
                    LOG.warn("The plan of an upgrade could not be read ({})", failure.code());
                    if (state.get() == LaunchState.STOPPED) {
                        hint.set(Text.NONE);
                    }
                });
    }

    private void showStep(UpgradeStep step) {
        progress.set(UNKNOWN);
        count.set(Text.NONE);
        left.set(Text.NONE);
        estimate.begin();
        steps.set(Arrays.stream(UpgradeStep.values())
                .map(each -> line(each, each.compareTo(step)))
                .toList());
        stoppable.set(step == UpgradeStep.FILL || step == UpgradeStep.FLAG);
        if (step.compareTo(UpgradeStep.EXPAND) >= 0) {
            postponable.set(false);
            postponing.set(postponing.get() && stoppable.get());
        }
        if (!postponing.get()) {
            text.set(Text.of("launch.step." + key(step)));
            hint.set(Text.of(postponable.get() ? "launch.hint.unchanged" : "launch.hint.closable"));
        }
    }

    private static LaunchStep line(UpgradeStep step, int ahead) {
        Mark mark = ahead < 0 ? Mark.DONE : ahead == 0 ? Mark.UNDER_WAY : Mark.TO_COME;
        Text name = Text.of("launch.name." + key(step));
        return new LaunchStep(step, mark, name, Text.of("launch.mark." + key(mark), name));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void showProgress(UpgradeStep step, long done, long total) {
        progress.set(total == 0 ? 1 : Math.min(1, (double) done / total));
        count.set(Text.of("launch.count." + key(step), done, total));
        left.set(
                step == UpgradeStep.EXPAND || postponing.get()
                        ? Text.NONE
                        : phrase(estimate.left(done, total, nanos.getAsLong())));
    }

    private static Text phrase(OptionalInt minutes) {
        if (minutes.isEmpty()) {
            return Text.NONE;
        }
        int number = minutes.getAsInt();
        return number > MINUTES_AN_HOUR ? Text.of("launch.left.hour") : Text.of("launch.left.minutes", number);
    }

    /** Passes reports of the upgrade from its own thread to the screen's. */
    private final class RunningLaunch implements UpgradeListener {

        private final AtomicLong toldAt = new AtomicLong(Long.MIN_VALUE);
        private volatile UpgradeStep step = UpgradeStep.LOOK;
        private volatile BooleanSupplier stop = () -> false;

        /** Set on the JavaFX thread as soon as the work was passed on. */
        private Task task = Task.ENDED;

        @Override
        public boolean mayBegin() {
            return !stop.getAsBoolean();
        }

        @Override
        public boolean mayContinue() {
            return !stop.getAsBoolean();
        }

        @Override
        public void step(UpgradeStep begun) {
            step = begun;
            toldAt.set(Long.MIN_VALUE);
            tell(() -> showStep(begun));
        }

        @Override
        public void waitsForAnother() {
            tell(() -> {
                if (!postponing.get()) {
                    text.set(Text.of("launch.waits"));
                }
            });
        }

        @Override
        public void backedUp(long done, long total) {
            far(UpgradeStep.BACK_UP, done, total);
        }

        @Override
        public void expanded(int version, int last) {
            far(UpgradeStep.EXPAND, version, last);
        }

        @Override
        public void filled(long done, long total) {
            far(UpgradeStep.FILL, done, total);
        }

        @Override
        public void reported(Path file) {
            tell(() -> page = file);
        }

        /** Updates the screen at intervals: the upgrade reports progress more often than anybody can read it. */
        private void far(UpgradeStep of, long done, long total) {
            long now = nanos.getAsLong();
            long before = toldAt.get();
            boolean due = before == Long.MIN_VALUE || now - before >= BETWEEN.toNanos();
            if (of == step && due && toldAt.compareAndSet(before, now)) {
                tell(() -> {
                    if (of == step) {
                        showProgress(of, done, total);
                    }
                });
            }
        }

        private void tell(Runnable change) {
            onScreen.accept(() -> {
                if (running == this) {
                    change.run();
                }
            });
        }
    }
}
