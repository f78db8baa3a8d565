package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Messages;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeRefusal;
import clinic.frontdesk.upgrade.UpgradeRefusedException;
import clinic.frontdesk.upgrade.UpgradeReport;
import clinic.frontdesk.upgrade.UpgradeStep;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a launch is doing, how far it is, what it did, or what stands in its way. */
public final class LaunchViewModel {

    /** Where the launch is. */
    public enum State {
        /** Looking or upgrading. */
        WORKING,
        /** Upgraded; a person reads what was done. */
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
    }

    private static final Logger LOG = LoggerFactory.getLogger(LaunchViewModel.class);

    /** A progress that is not known. */
    private static final double UNKNOWN = -1;

    private final Launch launch;
    private final BackgroundTasks tasks;
    private final Consumer<Runnable> onScreen;
    private final Messages messages;
    private final Consumer<UpgradeReport> open;
    private final Runnable quit;

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.WORKING);
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper retryText = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(UNKNOWN);

    private @Nullable UpgradeReport report;
    private boolean takenBack;

    /**
     * Prepares a launch; {@link #start()} begins it.
     *
     * @param onScreen runs on the screen's thread what the upgrade reports from another
     * @param open opens the week; called at once where nothing had to be upgraded
     * @param quit ends the program
     */
    public LaunchViewModel(
            Launch launch,
            BackgroundTasks tasks,
            Consumer<Runnable> onScreen,
            Messages messages,
            Consumer<UpgradeReport> open,
            Runnable quit) {
        this.launch = launch;
        this.tasks = tasks;
        this.onScreen = onScreen;
        this.messages = messages;
        this.open = open;
        this.quit = quit;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** What the button says that tries again. */
    public ReadOnlyStringProperty retryTextProperty() {
        return retryText.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 where it is not known. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Begins, or tries again; does nothing while it is under way or done. */
    public void start() {
        if (state.get() == State.DONE
                || (state.get() == State.WORKING && !title.get().isEmpty())) {
            return;
        }
        boolean askedAgain = takenBack;
        state.set(State.WORKING);
        title.set(messages.text("launch.working.title"));
        showStep(UpgradeStep.LOOK);
        tasks.run(() -> launch.run(new Progress(), askedAgain), this::done, this::failed);
    }

    /** Opens the week once the upgrade is done. */
    public void proceed() {
        if (report != null) {
            open.accept(report);
        }
    }

    /** Ends the program. */
    public void leave() {
        quit.run();
    }

    private void done(UpgradeReport result) {
        report = result;
        state.set(State.DONE);
        if (!result.changed()) {
            open.accept(result);
            return;
        }
        progress.set(1);
        title.set(messages.text("launch.done.title"));
        text.set(
                result.flagged() == 0
                        ? messages.text("launch.done.text", result.reservationsFilled())
                        : messages.text("launch.done.attention", result.reservationsFilled(), result.flagged()));
    }

    private void failed(Exception failure) {
        state.set(State.STOPPED);
        retryText.set(messages.text("launch.retry"));
        if (failure instanceof UpgradeRefusedException refused) {
            UpgradeRefusal refusal = refused.refusal();
            takenBack = refusal instanceof UpgradeRefusal.RolledBack;
            LOG.info("The upgrade does not run: {}", refusal.code());
            title.set(messages.text(refusal.notOurs() ? "launch.not-ours.title" : "launch.refused.title"));
            text.set(messages.text(
                    "launch.refused." + refusal.code(), refusal.details().toArray()));
            if (takenBack) {
                retryText.set(messages.text("launch.again"));
            }
            return;
        }
        LOG.error("The launch failed", failure);
        String code = DatabaseFailures.state(failure);
        boolean unreachable = code.isEmpty() || code.startsWith("08") || code.startsWith("57P");
        title.set(messages.text(unreachable ? "launch.unreachable.title" : "launch.failed.title"));
        text.set(unreachable ? messages.text("launch.unreachable.text") : messages.text("launch.failed.text", code));
    }

    private void showStep(UpgradeStep step) {
        progress.set(UNKNOWN);
        text.set(messages.text("launch.step." + step.name().toLowerCase(Locale.ROOT)));
    }

    /** Passes on what the upgrade says from its own thread. */
    private final class Progress implements UpgradeListener {
        @Override
        public void step(UpgradeStep step) {
            onScreen.accept(() -> whileWorking(() -> showStep(step)));
        }

        @Override
        public void expanded(int version, int last) {
            onScreen.accept(() -> whileWorking(() -> progress.set((double) version / last)));
        }

        @Override
        public void filled(long done, long total) {
            onScreen.accept(() -> whileWorking(() -> {
                progress.set(total == 0 ? 1 : (double) done / total);
                text.set(messages.text("launch.step.fill.count", done, total));
            }));
        }

        private void whileWorking(Runnable change) {
            if (state.get() == State.WORKING) {
                change.run();
            }
        }
    }
}
