package clinic.frontdesk.upgrade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.backup.BackupException;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.Launch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A picture of each state of the launch window; a text that is cut off fails. */
class LaunchScreenTest {

    private static final List<String> SCENES = List.of(
            "looking",
            "backing-up",
            "filling",
            "stopping",
            "postponed",
            "stopped",
            "done",
            "reported",
            "troubled",
            "appeared",
            "blocked",
            "foreign",
            "no-right",
            "no-backup",
            "rolled-back",
            "outdated-sample",
            "unreachable");

    /** Each state in both languages and themes, at the preferred size, the least and a larger one. */
    static Stream<Shot> shots() {
        return SCENES.stream()
                .flatMap(scene -> Stream.of(
                        new Shot(scene, "ko", Theme.LIGHT, 520, 420),
                        new Shot(scene, "en", Theme.DARK, 520, 420),
                        new Shot(scene, "en", Theme.LIGHT, 480, 390),
                        new Shot(scene, "ko", Theme.DARK, 900, 620)));
    }

    record Shot(String scene, String language, Theme theme, int width, int height) {
        String file() {
            return "launch-" + scene + "-" + language + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
        }
    }

    @ParameterizedTest
    @MethodSource("shots")
    void nothingIsCutOff(Shot shot) throws Exception {
        List<String> cut = Screens.onScreen(() -> {
            LaunchViewModel model = at(shot);
            Parent root = new LaunchView(model, Messages.of(Locale.of(shot.language()))).root();
            Scene scene = new Scene(root, shot.width(), shot.height());
            Screens.picture(shot.file(), root, shot.theme(), shot.width(), shot.height());
            return cutOff(scene.getRoot());
        });

        assertThat(cut).isEmpty();
    }

    @Test
    void aChangeOfLanguageKeepsTheLaunch() throws Exception {
        AtomicReference<Optional<UpgradeListener>> listener = new AtomicReference<>(Optional.empty());
        List<String> shown = Screens.onScreen(() -> {
            LaunchViewModel model = new LaunchViewModel(
                    (told, again) -> {
                        listener.set(Optional.of(told));
                        return LaunchTest.upgraded(0);
                    },
                    new LaunchTest.Stuck(),
                    Runnable::run,
                    new LaunchActions(report -> {}, () -> {}, new LaunchTest.RecordedServices()),
                    System::nanoTime);
            LaunchView korean = new LaunchView(model, Messages.of(Locale.KOREAN));
            model.start();
            listener.get().orElseThrow().step(UpgradeStep.FILL);
            listener.get().orElseThrow().filled(100, 1000);
            List<String> texts = new ArrayList<>(List.of(label(korean, "title"), label(korean, "count")));

            korean.close();
            LaunchView english = new LaunchView(model, Messages.of(Locale.ENGLISH));
            texts.addAll(List.of(label(english, "title"), label(english, "count"), label(english, "text")));
            listener.get().orElseThrow().step(UpgradeStep.VERIFY);

            texts.addAll(List.of(label(english, "text"), label(korean, "text")));
            return texts;
        });

        assertThat(shown)
                .containsExactly(
                        "데이터베이스를 준비하고 있습니다",
                        "예약 1,000건 중 100건",
                        "Preparing the clinic’s database",
                        "100 of 1,000 reservations",
                        "Filling in the existing reservations. The website keeps working.",
                        "Checking every reservation and comparing the old values with the backup.",
                        "기존 예약을 채우고 있습니다. 웹사이트는 계속 작동합니다.");
    }

    private static String label(LaunchView view, String id) {
        return ((Label) view.root().lookup("#" + id)).getText();
    }

    /** The texts that are cut off; a path may be, as a tooltip shows it whole. */
    private static List<String> cutOff(Parent root) {
        Stream<String> shortened = root.lookupAll(".label, .button").stream()
                .filter(LaunchScreenTest::shown)
                .filter(node -> !(node instanceof Label label && label.getTooltip() != null))
                .filter(node -> node instanceof Label || node instanceof Button)
                .filter(node -> node.lookup(".text") instanceof Text text
                        && !text.getText().equals(((javafx.scene.control.Labeled) node).getText()))
                .map(node -> ((javafx.scene.control.Labeled) node).getText());
        Stream<String> outside = root.lookupAll(".button").stream()
                .filter(LaunchScreenTest::shown)
                .filter(node ->
                        !root.getLayoutBounds().contains(root.sceneToLocal(node.localToScene(node.getLayoutBounds()))))
                .map(node -> ((Button) node).getText() + " stands outside");
        return Stream.concat(shortened, outside).toList();
    }

    private static boolean shown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static LaunchViewModel at(Shot shot) {
        AtomicLong clock = new AtomicLong(1);
        BackgroundTasks tasks = switch (shot.scene()) {
            case "looking", "backing-up", "filling", "stopping" -> new LaunchTest.Stuck();
            default -> new InPlaceTasks();
        };
        LaunchViewModel model = new LaunchViewModel(
                launch(shot.scene(), clock),
                tasks,
                Runnable::run,
                new LaunchActions(report -> {}, () -> {}, new LaunchTest.RecordedServices()),
                clock::get);
        model.start();
        switch (shot.scene()) {
            case "stopping" -> model.postpone();
            case "reported" -> model.showPage();
            default -> {}
        }
        return model;
    }

    private static Launch launch(String scene, AtomicLong clock) {
        return switch (scene) {
            case "looking", "stopping" -> (listener, again) -> LaunchTest.upgraded(0);
            case "backing-up" ->
                (listener, again) -> {
                    listener.step(UpgradeStep.BACK_UP);
                    for (int second = 0; second < 30; second++) {
                        listener.backedUp(second * 8_000L, 1_284_306);
                        clock.addAndGet(1_000_000_000);
                    }
                    return LaunchTest.upgraded(0);
                };
            case "filling" ->
                (listener, again) -> {
                    listener.step(UpgradeStep.FILL);
                    for (int second = 0; second < 30; second++) {
                        listener.filled(second * 20_000L, 1_000_000);
                        clock.addAndGet(1_000_000_000);
                    }
                    return LaunchTest.upgraded(0);
                };
            case "done", "reported" ->
                (listener, again) -> {
                    listener.reported(LaunchTest.PAGE);
                    return LaunchTest.upgraded(7);
                };
            case "troubled" ->
                (listener, again) -> {
                    listener.reported(LaunchTest.PAGE);
                    return LaunchTest.report(
                            true,
                            12,
                            List.of(),
                            new UpgradeReport.OldValues(
                                    1284, 5, 1, List.of("reservation 0b8c…41: phone changed, written by nobody known")),
                            new UpgradeReport.Verification(
                                    1284,
                                    2,
                                    List.of(
                                            "reservation 5d20…7a: timeSlotEnd is 10:10, not 10:00",
                                            "reservation 93f1…c4: period is null, not MORNING")));
                };
            case "appeared" ->
                (listener, again) -> LaunchTest.report(
                        false,
                        0,
                        List.of(
                                "table manual_time_closures",
                                "column service_reservation_limits.dailyLimitMinutes",
                                "column service_reservation_limits.serviceId",
                                "enum value ReservationStatus.WAITLISTED"),
                        UpgradeReport.OldValues.NONE,
                        new UpgradeReport.Verification(0, 0, List.of()));
            case "unreachable" ->
                (listener, again) -> {
                    throw new DataAccessException("refused", new SQLException("refused", "08001"));
                };
            default ->
                new LaunchTest.PlannedLaunch((listener, again) -> {
                    throw new UpgradeRefusedException(refusal(scene));
                });
        };
    }

    private static UpgradeRefusal refusal(String scene) {
        return switch (scene) {
            case "postponed" -> new UpgradeRefusal.Postponed();
            case "stopped" -> new UpgradeRefusal.Cancelled();
            case "blocked" -> LaunchTest.BLOCKED;
            case "no-right" ->
                new UpgradeRefusal.MissingRights(
                        "frontdesk_reception",
                        "clinic_website",
                        List.of("CREATE on the database", "CREATE on schema public", "ownership of reservations"));
            case "no-backup" ->
                new UpgradeRefusal.NoBackup(
                        BackupException.Reason.NO_SPACE,
                        "There is no room for the backup in /home/desk/.local/share/frontdesk/backups.");
            case "rolled-back" -> new UpgradeRefusal.RolledBack();
            case "outdated-sample" -> new UpgradeRefusal.OutdatedSample("frontdesk sample --renew");
            default ->
                new UpgradeRefusal.ForeignSchema(List.of(
                        "the column reservations.phone is character varying(20), not text",
                        "only half of the newer shape is there: type Period, table services; missing: type"
                                + " DayOfWeek, table clinic_time_slots, column reservations.serviceId, column"
                                + " reservations.serviceName, column reservations.estimatedDuration",
                        "the column reservations.statusChangedAt is missing",
                        "the enum \"ReservationStatus\" lacks the value NO_SHOW",
                        "reservations.id is not unique"));
        };
    }
}
