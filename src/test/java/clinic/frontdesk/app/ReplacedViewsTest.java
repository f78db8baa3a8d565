package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.plan.ClinicClock;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Errors;
import clinic.frontdesk.ui.FxBackgroundTasks;
import clinic.frontdesk.ui.Screens;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Views replaced by a change of language are not referenced by anything that outlives them, whatever panel is open.
 */
class ReplacedViewsTest {

    @ParameterizedTest
    @EnumSource(names = {"BOOK", "SERVICES", "INBOX", "WAITLIST", "CALLS", "HELP"})
    void replacedViewsAreCollected(Action panel) throws Exception {
        TestDatabase data = TestDatabase.upgraded();
        try (FxBackgroundTasks tasks = new FxBackgroundTasks(new Errors(DatabaseFailures::classify, report -> {}));
                ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()))) {
            List<WeakReference<Parent>> replaced = new ArrayList<>();
            DeskSession desk = Screens.onScreen(() -> {
                Scene[] scene = new Scene[1];
                DeskSession opened = new DeskSession(
                        database, ClinicClock.read(database.dsl()), tasks, DeskJobsTest.report(), root -> {
                            if (scene[0] == null) {
                                scene[0] = new Scene(root, 1000, 700);
                            } else {
                                replaced.add(new WeakReference<>(scene[0].getRoot()));
                                scene[0].setRoot(root);
                            }
                        });
                opened.open();
                opened.actions().run(panel);
                return opened;
            });
            for (int i = 0; i < 3; i++) {
                Screens.onScreen(() -> desk.actions().run(Action.LANGUAGE));
            }

            assertThat(replaced).hasSize(3);
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
                System.gc();
                return replaced.stream().allMatch(reference -> reference.get() == null);
            });
            Screens.onScreen(() -> {
                desk.close();
                return true;
            });
        }
    }
}
