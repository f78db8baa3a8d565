package clinic.frontdesk.upgrade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.Task;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The launch window, used by keyboard only. */
@ExtendWith(ApplicationExtension.class)
class LaunchKeysTest {

    private final List<UpgradeReport> opened = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger quits = new AtomicInteger();
    private final LaunchTest.RecordedServices outside = new LaunchTest.RecordedServices();
    private final AtomicBoolean changing = new AtomicBoolean();
    private final AtomicReference<@Nullable UpgradeRefusal> refusing = new AtomicReference<>();
    private final HeldTask tasks = new HeldTask();
    private final LaunchViewModel model = new LaunchViewModel(
            (listener, again) -> {
                UpgradeRefusal refusal = refusing.get();
                if (refusal != null) {
                    throw new UpgradeRefusedException(refusal);
                }
                runs.incrementAndGet();
                if (changing.get()) {
                    listener.step(UpgradeStep.EXPAND);
                }
                return LaunchTest.upgraded(0);
            },
            tasks,
            Runnable::run,
            new LaunchActions(opened::add, quits::incrementAndGet, outside),
            System::nanoTime);

    /** Holds work and answers back until the test runs them. */
    private static final class HeldTask implements BackgroundTasks {
        private Optional<Runnable> work = Optional.empty();
        private Optional<Runnable> done = Optional.empty();

        @Override
        public <T> Task run(Callable<T> task, Consumer<? super T> answer, Consumer<? super Failure> failure) {
            work = Optional.of(() -> result(task));
            done = Optional.of(() -> answer.accept(result(task)));
            return Task.ENDED;
        }

        private static <T> T result(Callable<T> task) {
            try {
                return task.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Start
    void open(Stage stage) {
        Fonts.load();
        Parent root = new LaunchView(model, Messages.of(Locale.KOREAN)).root();
        Scene scene = new Scene(root);
        Theme.LIGHT.applyTo(scene);
        stage.setScene(scene);
        stage.show();
        model.start();
    }

    private void refuse(FxRobot robot, UpgradeRefusal refusal) {
        refusing.set(refusal);
        finish(robot);
        refusing.set(null);
    }

    private void finish(FxRobot robot) {
        robot.interact(() -> tasks.done.orElseThrow().run());
    }

    private String focused(FxRobot robot) {
        return Optional.ofNullable(robot.listWindows().getFirst().getScene().getFocusOwner())
                .map(Node::getId)
                .orElse("nothing");
    }

    @Test
    void escapePostponesTheUpgradeAndThenQuits(FxRobot robot) {
        robot.type(KeyCode.ESCAPE);
        assertThat(model.postponingProperty().get()).isTrue();
        assertThat(quits).hasValue(0);

        refuse(robot, new UpgradeRefusal.Postponed());
        robot.type(KeyCode.ESCAPE);
        assertThat(quits).hasValue(1);
    }

    @Test
    void enterTriesAgainAfterARefusal(FxRobot robot) {
        refuse(robot, LaunchTest.BLOCKED);
        assertThat(focused(robot)).isEqualTo("retry");

        robot.type(KeyCode.ENTER);
        finish(robot);

        assertThat(runs).hasValue(1);
        assertThat(model.stateProperty().get()).isEqualTo(LaunchViewModel.LaunchState.DONE);
    }

    @Test
    void enterContinuesOnceItIsDone(FxRobot robot) {
        finish(robot);
        assertThat(focused(robot)).isEqualTo("proceed");

        robot.type(KeyCode.ENTER);

        assertThat(opened).hasSize(1);
    }

    @Test
    void onceTheDatabaseChangesEscapeDoesNothing(FxRobot robot) {
        changing.set(true);
        robot.interact(() -> tasks.work.orElseThrow().run());

        robot.type(KeyCode.ESCAPE).type(KeyCode.ENTER);

        assertThat(model.stateProperty().get()).isEqualTo(LaunchViewModel.LaunchState.WORKING);
        assertThat(quits).hasValue(0);
        assertThat(robot.lookup("#postpone").query().isVisible()).isFalse();
    }

    @Test
    void tabGoesThroughTheDetailsAndTheButtonsInTheirOrder(FxRobot robot) {
        refuse(robot, LaunchTest.BLOCKED);
        List<String> met = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            robot.type(KeyCode.TAB);
            met.add(focused(robot));
        }

        assertThat(met).containsExactly("details", "copy", "quit", "retry");
    }
}
