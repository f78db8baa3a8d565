package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.database.SqlStates;
import clinic.frontdesk.failure.ErrorReport;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.BackgroundTasks;
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
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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

/** What a launch is doing, how far it is and how long still, what it did, or what stands in its way. */
public final class LaunchViewModel {

    /** Where the launch is. */
    public enum LaunchState {
        /** Looking or upgrading. */
        WORKING,
        /** Upgraded, or something new was noticed; a person reads it. */
        DONE,
        /** The upgrade does not run, or the database cannot be reached; it may be tried again. */
        STOPPED
    }

    /** Upgrades the clinic's database; blocks. */
    @FunctionalInterface
    public interface Launch {
        /**
         * Runs it once.
         *
         * @param askedAgain whether a person asked for it after it was taken back
         */
        UpgradeReport run(UpgradeListener listener, boolean askedAgain) throws UpgradeRefusedException;

        /** What it would do; changes nothing. Nothing where that cannot be told. */
        default Optional<UpgradePlan> plan() {
            return Optional.empty();
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LaunchViewModel.class);

    /** A progress that is not known. */
    private static final double UNKNOWN = -1;

    /** The screen is told no more often than this. */
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private static final int MINUTES_AN_HOUR = 60;

    private final Launch launch;
    private final BackgroundTasks tasks;
    private final Consumer<Runnable> onScreen;
    private final Messages messages;
    private final LaunchActions actions;
    private final LongSupplier nanos;
    private final RefusalTexts refusals;
    private final ReportTexts reports;
    private final TimeEstimate pace = new TimeEstimate();

    private final ReadOnlyObjectWrapper<LaunchState> state = new ReadOnlyObjectWrapper<>(LaunchState.WORKING);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper details = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper retryText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper shownPage = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyBooleanWrapper postponable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper postponing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper reported = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Sign> sign = new ReadOnlyObjectWrapper<>(Sign.PLAIN);
    private final ReadOnlyObjectWrapper<List<LaunchStep>> steps = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<LaunchLine>> lines = new ReadOnlyObjectWrapper<>(List.of());

    private @Nullable RunningLaunch running;
    private @Nullable UpgradeReport report;
    private @Nullable Path page;
    private boolean takenBack;

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
            Messages messages,
            LaunchActions actions,
            LongSupplier nanos) {
        this.launch = launch;
        this.tasks = tasks;
        this.onScreen = onScreen;
        this.messages = messages;
        this.actions = actions;
        this.nanos = nanos;
        this.refusals = new RefusalTexts(messages);
        this.reports = new ReportTexts(messages);
    }

    public ReadOnlyObjectProperty<LaunchState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What is being done, what was done, or what is in the way and what to do. */
    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What a person may do meanwhile; empty where there is nothing to say. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** The steps of an upgrade, each with its mark. */
    public ReadOnlyObjectProperty<List<LaunchStep>> stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /** How far the step is, 0 to 1, or -1 where it is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How far the step is, in numbers; empty where it is not known. */
    public ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** How long the step still takes; empty until there is something honest to say. */
    public ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Whether nothing was changed yet, so that the upgrade may be put off. */
    public ReadOnlyBooleanProperty postponableProperty() {
        return postponable.getReadOnlyProperty();
    }

    /** Whether a person put it off, and the work under way has not ended yet. */
    public ReadOnlyBooleanProperty postponingProperty() {
        return postponing.getReadOnlyProperty();
    }

    /** How it ended; a tick only where nothing at all is wrong. */
    public ReadOnlyObjectProperty<Sign> signProperty() {
        return sign.getReadOnlyProperty();
    }

    /** What was done, was noticed or would be done, line by line. */
    public ReadOnlyObjectProperty<List<LaunchLine>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** What a technician asks for, one thing a line; empty where there is nothing. */
    public ReadOnlyStringProperty detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** What the button says that tries again. */
    public ReadOnlyStringProperty retryTextProperty() {
        return retryText.getReadOnlyProperty();
    }

    /** Whether there is a page to show of what was done. */
    public ReadOnlyBooleanProperty reportedProperty() {
        return reported.getReadOnlyProperty();
    }

    /** Where that page is, once it was asked for: a browser may not come up. Empty before. */
    public ReadOnlyStringProperty shownPageProperty() {
        return shownPage.getReadOnlyProperty();
    }

    /** The page of what was done. */
    public Optional<Path> page() {
        return Optional.ofNullable(page);
    }

    /** Begins, or tries again; does nothing while it is under way or done. */
    public void start() {
        if (state.get() == LaunchState.DONE || running != null) {
            return;
        }
        boolean askedAgain = takenBack;
        RunningLaunch run = new RunningLaunch();
        running = run;
        lines.set(List.of());
        details.set("");
        state.set(LaunchState.WORKING);
        title.set(messages.text("launch.working.title"));
        postponing.set(false);
        postponable.set(true);
        showStep(UpgradeStep.LOOK);
        // A launch that fails is shown in this window, whatever the reason; so none is left to the task executor.
        tasks.run(
                () -> attempt(run, askedAgain),
                Runnable::run,
                failure -> ended(
                        LaunchState.STOPPED, messages.text("launch.failed.title"), messages.text("launch.failed.text")));
    }

    private Runnable attempt(RunningLaunch run, boolean askedAgain) {
        try {
            UpgradeReport report = launch.run(run, askedAgain);
            return () -> done(report);
        } catch (Exception e) {
            return () -> failed(e);
        }
    }

    /** Puts it off while nothing was changed; the work under way stops at its next safe place. */
    public void postpone() {
        RunningLaunch run = running;
        if (run != null && postponable.get() && !postponing.get()) {
            run.postponed = true;
            postponing.set(true);
            text.set(messages.text("launch.postponing"));
            hint.set("");
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

    /** Shows the page of what was done, and from then on says where it is. */
    public void showPage() {
        if (page != null) {
            boolean shown = actions.outside().show(page);
            hint.set(messages.text(shown ? "launch.page.shown" : "launch.page.not-shown"));
            shownPage.set(page.toString());
        }
    }

    /** Copies the place of that page. */
    public void copyPage() {
        actions.outside().copy(shownPage.get());
    }

    /** Copies what happened, with its details, for who is asked for help. */
    public void copyDetails() {
        actions.outside().copy(String.join("\n", title.get(), text.get(), details.get()));
    }

    private void ended(LaunchState how, String heading, String sentence) {
        running = null;
        postponable.set(false);
        postponing.set(false);
        hint.set("");
        progress.set(UNKNOWN);
        count.set("");
        left.set("");
        title.set(heading);
        text.set(sentence);
        state.set(how);
    }

    private void done(UpgradeReport result) {
        report = result;
        if (!result.changed() && result.appeared().isEmpty()) {
            running = null;
            state.set(LaunchState.DONE);
            actions.open().accept(result);
            return;
        }
        boolean troubled = ReportTexts.troubled(result);
        if (!result.changed()) {
            sign.set(Sign.PLAIN);
            lines.set(reports.appeared(result));
            ended(LaunchState.DONE, messages.text("launch.appeared.title"), messages.text("launch.appeared.text"));
            return;
        }
        sign.set(troubled ? Sign.WRONG : Sign.GOOD);
        lines.set(reports.done(result));
        details.set(reports.differences(result));
        reported.set(page != null);
        ended(
                LaunchState.DONE,
                messages.text(troubled ? "launch.troubled.title" : "launch.done.title"),
                messages.text(troubled ? "launch.troubled.text" : "launch.done.text"));
    }

    private void failed(Exception failure) {
        sign.set(Sign.WRONG);
        retryText.set(messages.text("launch.retry"));
        if (failure instanceof UpgradeRefusedException refused) {
            refused(refused.refusal());
            return;
        }
        LOG.error("The launch failed {}", ErrorReport.of(failure).details());
        String code = SqlStates.of(failure);
        // What the database says may hold a patient's name: the code tells enough, and the log has the rest.
        String named = failure.getClass().getSimpleName();
        details.set(messages.text("launch.detail.code", code.isEmpty() ? named : code + " · " + named));
        if (unreachable(failure)) {
            ended(
                    LaunchState.STOPPED,
                    messages.text("launch.unreachable.title"),
                    messages.text("launch.unreachable.text"));
        } else {
            ended(LaunchState.STOPPED, messages.text("launch.failed.title"), messages.text("launch.failed.text"));
        }
    }

    private static boolean unreachable(Exception failure) {
        return switch (DatabaseFailures.classify(failure)) {
            case Failure.Unreachable away -> true;
            case Failure.NoEmbeddedServer none -> true;
            default -> false;
        };
    }

    private void refused(UpgradeRefusal refusal) {
        LOG.info("The upgrade does not run: {}", refusal.code());
        takenBack = refusal instanceof UpgradeRefusal.RolledBack;
        details.set(refusals.details(refusal));
        retryText.set(refusals.retry(refusal));
        ended(LaunchState.STOPPED, refusals.title(refusal), refusals.sentence(refusal));
        if (takenBack || refusal instanceof UpgradeRefusal.Postponed) {
            sign.set(Sign.PLAIN);
            showPlan();
        }
    }

    /** Whoever decides whether to upgrade sees what that would do. */
    private void showPlan() {
        hint.set(messages.text("launch.plan.reading"));
        tasks.run(
                launch::plan,
                plan -> {
                    if (state.get() == LaunchState.STOPPED) {
                        hint.set("");
                        lines.set(plan.map(reports::plan).orElse(List.of()));
                    }
                },
                failure -> {
                    LOG.warn("The plan of an upgrade could not be read ({})", failure.code());
                    if (state.get() == LaunchState.STOPPED) {
                        hint.set("");
                    }
                });
    }

    private void showStep(UpgradeStep step) {
        progress.set(UNKNOWN);
        count.set("");
        left.set("");
        pace.begin();
        steps.set(Arrays.stream(UpgradeStep.values())
                .map(each -> line(each, each.compareTo(step)))
                .toList());
        if (step.compareTo(UpgradeStep.EXPAND) >= 0) {
            postponable.set(false);
            postponing.set(false);
        }
        if (!postponing.get()) {
            text.set(messages.text("launch.step." + key(step)));
            hint.set(messages.text(postponable.get() ? "launch.hint.unchanged" : "launch.hint.closable"));
        }
    }

    private LaunchStep line(UpgradeStep step, int ahead) {
        Mark mark = ahead < 0 ? Mark.DONE : ahead == 0 ? Mark.UNDER_WAY : Mark.TO_COME;
        String name = messages.text("launch.name." + key(step));
        return new LaunchStep(
                step, mark, name, messages.text("launch.mark." + mark.name().toLowerCase(Locale.ROOT), name));
    }

    private static String key(UpgradeStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private void showProgress(UpgradeStep step, long done, long total) {
        progress.set(total == 0 ? 1 : Math.min(1, (double) done / total));
        count.set(messages.text("launch.count." + key(step), done, total));
        left.set(
                step == UpgradeStep.EXPAND || postponing.get()
                        ? ""
                        : phrase(pace.left(done, total, nanos.getAsLong())));
    }

    private String phrase(OptionalInt minutes) {
        if (minutes.isEmpty()) {
            return "";
        }
        int number = minutes.getAsInt();
        return number > MINUTES_AN_HOUR
                ? messages.text("launch.left.hour")
                : messages.text("launch.left.minutes", number);
    }

    /** Passes on what the upgrade says from its own thread. */
    private final class RunningLaunch implements UpgradeListener {

        private final AtomicLong toldAt = new AtomicLong(Long.MIN_VALUE);
        private volatile UpgradeStep step = UpgradeStep.LOOK;
        private volatile boolean postponed;

        @Override
        public boolean mayBegin() {
            return !postponed;
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
                    text.set(messages.text("launch.waits"));
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

        /** Says so now and then: the upgrade is faster than any eye. */
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
