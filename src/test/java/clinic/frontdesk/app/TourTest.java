package clinic.frontdesk.app;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FrontDesk;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The tour, run in a process of its own without a display. */
@Execution(ExecutionMode.CONCURRENT)
class TourTest {

    private static final int WIDTH_AT = 16;

    @TempDir
    Path folder;

    @Test
    void theTourWritesAPictureOfEachStepAndPrintsItsPath() throws Exception {
        Process tour = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--module-path",
                        Path.of("target", "javafx").toString(),
                        "--add-modules",
                        "javafx.controls,javafx.fxml",
                        "--enable-native-access=javafx.graphics",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FrontDesk.class.getName(),
                        "tour",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(tour.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(tour.waitFor()).isZero();
        List<Path> pictures = output.lines().map(Path::of).toList();
        assertThat(pictures)
                .extracting(picture -> String.valueOf(picture.getFileName()))
                .containsExactly(
                        "01-launched.png",
                        "02-the-week.png",
                        "03-search.png",
                        "04-booking.png",
                        "05-booked.png",
                        "06-moving.png",
                        "07-moved.png",
                        "08-in-the-clinic.png",
                        "09-a-busy-week.png",
                        "10-a-busy-day.png",
                        "11-a-duration.png",
                        "12-a-duration-saved.png",
                        "13-inbox.png",
                        "14-waiting-list.png",
                        "15-calling-list.png",
                        "16-closing-a-day.png",
                        "17-print.png",
                        "18-export.png",
                        "19-a-notice.png",
                        "20-people-hidden.png",
                        "21-board.png",
                        "22-english-and-dark.png");
        assertThat(width(pictures.get(1))).isEqualTo(1366);
        assertThat(Files.readAllBytes(pictures.get(10))).isNotEqualTo(Files.readAllBytes(pictures.get(11)));
    }

    private static int width(Path picture) throws IOException {
        try (DataInputStream png = new DataInputStream(Files.newInputStream(picture))) {
            png.skipNBytes(WIDTH_AT);
            return png.readInt();
        }
    }
}
