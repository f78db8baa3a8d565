package clinic.frontdesk.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures the time from starting the packaged image, copied elsewhere, to a usable week on a clinic whose server runs,
 * compared with an empty JavaFX window on the same JDK without an AOT cache. Both are whole processes that exit once they
 * have painted, and alternate. Needs a window system, and the image that {@code mvn -Pdist package} builds.
 */
final class LaunchBenchmark {

    private static final int WARM_UP = 2;
    private static final int RUNS = 12;

    /** Read by the desk: it exits once the first week is painted. */
    private static final String EXIT = "-Dfrontdesk.exit-when-shown=true";

    private final PrintStream out;

    LaunchBenchmark(PrintStream out) {
        this.out = out;
    }

    void run(int rows) throws Exception {
        Path image = Path.of("target", "dist", "frontdesk");
        if (!Files.isDirectory(image) || System.getenv("DISPLAY") == null) {
            throw new IllegalStateException("Needs a window system, and the image: mvn -Pdist package");
        }
        Path folder = Files.createTempDirectory("frontdesk-launch-");
        try (BenchClinic clinic = BenchClinic.of(rows)) {
            Path copy = copy(image, folder.resolve("frontdesk"));
            ProcessBuilder desk = new ProcessBuilder(
                    copy.resolve("bin/frontdesk").toString(), "--clinic", "embedded:" + clinic.serverFolder());
            desk.environment().put("JAVA_TOOL_OPTIONS", EXIT);
            desk.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
            desk.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
            ProcessBuilder empty = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--module-path=" + System.getProperty("jdk.module.path"),
                    "--add-modules=javafx.controls",
                    "--enable-native-access=javafx.graphics",
                    "-Dprism.order=sw",
                    "--class-path",
                    System.getProperty("java.class.path"),
                    EmptyWindow.class.getName());
            List<Long> desks = new ArrayList<>();
            List<Long> windows = new ArrayList<>();
            for (int i = 0; i < WARM_UP + RUNS; i++) {
                long deskTime = time(desk);
                long emptyTime = time(empty);
                if (i >= WARM_UP) {
                    desks.add(deskTime);
                    windows.add(emptyTime);
                }
            }
            print("empty window", windows);
            print("the desk's first week", desks);
            out.printf(Locale.ROOT, "ratio of the medians %.2f%n", (double) median(desks) / median(windows));
        } finally {
            BenchClinic.delete(folder);
        }
    }

    private static long time(ProcessBuilder command) throws IOException, InterruptedException {
        command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        int exit = command.start().waitFor();
        long end = System.nanoTime();
        if (exit != 0) {
            throw new IllegalStateException(command.command().getFirst() + " exited with " + exit);
        }
        return end - start;
    }

    private void print(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%-22s min %.2f  median %.2f  max %.2f s%n",
                what,
                sorted.getFirst() / 1e9,
                median(nanos) / 1e9,
                sorted.getLast() / 1e9);
    }

    private static long median(List<Long> nanos) {
        return nanos.stream().sorted().toList().get(nanos.size() / 2);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }
}
