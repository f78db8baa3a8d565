package clinic.frontdesk.upgrade.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Fonts;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Messages;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.upgrade.BlockingSession;
import clinic.frontdesk.upgrade.Shape;
import clinic.frontdesk.upgrade.UpgradeListener;
import clinic.frontdesk.upgrade.UpgradeRefusal;
import clinic.frontdesk.upgrade.UpgradeRefusedException;
import clinic.frontdesk.upgrade.UpgradeReport;
import clinic.frontdesk.upgrade.UpgradeStep;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.Launch;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.State;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class LaunchTest {

    private final List<UpgradeReport> opened = new ArrayList<>();

    private LaunchViewModel launching(Locale locale, Launch launch, BackgroundTasks tasks) {
        return new LaunchViewModel(
                launch, tasks, Runnable::run, Messages.of(LaunchViewModel.class, locale), opened::add, () -> {});
    }

    private static UpgradeReport report(boolean changed, int flagged) {
        return new UpgradeReport(
                Shape.LEGACY,
                0,
                12,
                changed,
                1,
                10,
                1284,
                List.of(),
                flagged,
                List.of(),
                List.of(),
                List.of(),
                null,
                UpgradeReport.OldValues.NONE,
                new UpgradeReport.Verification(1284, 0, List.of()),
                Map.of());
    }

    private static final UpgradeRefusal BLOCKED = new UpgradeRefusal.BlockedBy(
            new BlockingSession(4711, "website", "prisma", "10.0.0.7", "idle in transaction", 35));

    @Test
    void whatNeedsNoUpgradeOpensAtOnce() {
        LaunchViewModel model = launching(Locale.KOREAN, (listener, again) -> report(false, 0), new InPlaceTasks());

        model.start();

        assertThat(opened).hasSize(1);
    }

    @Test
    void whatWasDoneIsSaidBeforeTheWeekOpens() {
        LaunchViewModel model = launching(Locale.ENGLISH, (listener, again) -> report(true, 7), new InPlaceTasks());

        model.start();

        assertThat(opened).isEmpty();
        assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
        assertThat(model.textProperty().get()).startsWith("Filled in: 1,284 reservations. 7 need attention");
        model.proceed();
        assertThat(opened).hasSize(1);
    }

    @Test
    void aRefusalNamesWhatIsInTheWayAndTryingAgainCarriesOn() {
        List<Boolean> asked = new ArrayList<>();
        LaunchViewModel model = launching(
                Locale.ENGLISH,
                (listener, again) -> {
                    asked.add(again);
                    if (asked.size() == 1) {
                        throw new UpgradeRefusedException(BLOCKED);
                    } else if (asked.size() == 2) {
                        throw new UpgradeRefusedException(new UpgradeRefusal.RolledBack());
                    }
                    return report(true, 0);
                },
                new InPlaceTasks());

        model.start();
        assertThat(model.stateProperty().get()).isEqualTo(State.STOPPED);
        assertThat(model.textProperty().get())
                .contains("session 4711 (login website, \"prisma\", from 10.0.0.7, idle in transaction for 35 s)");
        model.start();
        assertThat(model.retryTextProperty().get()).isEqualTo("Upgrade again");
        model.start();

        assertThat(asked).containsExactly(false, false, true);
        assertThat(model.stateProperty().get()).isEqualTo(State.DONE);
    }

    @ParameterizedTest
    @CsvSource({"ko", "en"})
    void everyRefusalHasItsText(String language) {
        List<UpgradeRefusal> refusals = List.of(
                BLOCKED,
                new UpgradeRefusal.ForeignSchema(List.of("the column x is missing")),
                new UpgradeRefusal.LockedByAnother(null),
                new UpgradeRefusal.NoRight("desk", "website", List.of("CREATE")),
                new UpgradeRefusal.Standby(),
                new UpgradeRefusal.TooOldServer("13.2"),
                new UpgradeRefusal.ChangedMigration(List.of("V3__x.sql")),
                new UpgradeRefusal.NewerSchema(20, 12, true),
                new UpgradeRefusal.NewerSchema(20, 12, false),
                new UpgradeRefusal.RolledBack(),
                new UpgradeRefusal.Cancelled());
        for (UpgradeRefusal refusal : refusals) {
            LaunchViewModel model = launching(
                    Locale.of(language),
                    (listener, again) -> {
                        throw new UpgradeRefusedException(refusal);
                    },
                    new InPlaceTasks());
            model.start();
            assertThat(model.textProperty().get()).isNotBlank().doesNotContain("{");
            refusal.details()
                    .forEach(detail -> assertThat(model.textProperty().get()).contains(detail));
        }
    }

    /** Answers never come: the launch stays where its listener was told it is. */
    private static final class Stuck implements BackgroundTasks {
        @Override
        public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
            try {
                work.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "working,ko,LIGHT",
        "working,en,DARK",
        "done,ko,LIGHT",
        "done,en,DARK",
        "refused,ko,LIGHT",
        "refused,en,DARK",
        "foreign,ko,DARK",
        "foreign,en,LIGHT"
    })
    void allOfItFitsItsWindow(String scene, String language, Theme theme) throws Exception {
        Launch launch = switch (scene) {
            case "working" ->
                (listener, again) -> {
                    told(listener);
                    return report(true, 0);
                };
            case "done" -> (listener, again) -> report(true, 7);
            case "refused" ->
                (listener, again) -> {
                    throw new UpgradeRefusedException(BLOCKED);
                };
            default ->
                (listener, again) -> {
                    throw new UpgradeRefusedException(new UpgradeRefusal.ForeignSchema(List.of(
                            "the column reservations.phone is character varying(20), not text",
                            "only half of the newer shape is there: type Period, table services; missing: type"
                                    + " DayOfWeek, table clinic_time_slots, column reservations.serviceId, column"
                                    + " reservations.serviceName, column reservations.estimatedDuration",
                            "the column reservations.statusChangedAt is missing")));
                };
        };
        LaunchViewModel model =
                launching(Locale.of(language), launch, scene.equals("working") ? new Stuck() : new InPlaceTasks());
        model.start();

        CompletableFuture<WritableImage> picture = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                Fonts.load();
                Parent root = LaunchView.create(model, Messages.of(LaunchViewModel.class, Locale.of(language)));
                Scene window = new Scene(root, 480, 260);
                theme.applyTo(window);
                root.applyCss();
                root.layout();
                picture.complete(window.snapshot(null));
            } catch (RuntimeException e) {
                picture.completeExceptionally(e);
            }
        });

        Path file = Path.of("target", "screens", "launch-" + scene + "-" + language + ".png");
        Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
        write(picture.get(), file.toFile());
        assertThat(file).isNotEmptyFile();
    }

    private static void told(UpgradeListener listener) {
        listener.step(UpgradeStep.EXPAND);
        listener.expanded(12, 12);
        listener.step(UpgradeStep.FILL);
        listener.filled(812, 1284);
    }

    private static void write(WritableImage image, File file) throws Exception {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(pixels, "png", file);
    }
}
