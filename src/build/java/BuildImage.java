import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Builds the self-contained image: a Java runtime with JavaFX in it, linked from the JDK that runs this, and beside it
 * the program with a launcher. Run by the build as a single source file.
 *
 * <p>Arguments: the build's folder, the program's jar, the folder with JavaFX's jars, the class path at run time.
 */
final class BuildImage {

    /** What the program and its libraries ask of the JDK, found or not by jdeps: drivers and providers are loaded by name. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.logging",
            "java.management",
            "java.naming",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.localedata",
            "jdk.unsupported",
            "javafx.controls",
            "javafx.fxml");

    private static final List<String> JAVA_OPTIONS = List.of(
            "--enable-native-access=javafx.graphics",
            // A desk is short of memory rather than of processors, and starts often.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // The virtual machine's own remarks stay out of the JSON on standard output.
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            // JSON on standard output is UTF-8 whatever the machine's locale, the bare C one included.
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    public static void main(String[] args) throws Exception {
        Path build = Path.of(args[0]);
        Path program = Path.of(args[1]);
        Path javafx = Path.of(args[2]);
        String classPath = args[3];

        Path dist = build.resolve("dist");
        Path work = build.resolve("dist-work");
        delete(dist);
        delete(work);
        Path runtime = work.resolve("runtime");
        Path jars = Files.createDirectories(work.resolve("jars"));

        run(
                "jlink",
                "--module-path",
                modules(javafx),
                "--add-modules",
                String.join(",", MODULES),
                "--include-locales=en,ko",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());

        Files.copy(program, jars.resolve(program.getFileName()));
        for (String entry : classPath.split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (Files.isRegularFile(jar) && !jar.getFileName().toString().startsWith("javafx-")) {
                Files.copy(jar, jars.resolve(jar.getFileName()));
            }
        }

        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                "frontdesk",
                "--dest",
                dist.toString(),
                "--runtime-image",
                runtime.toString(),
                "--input",
                jars.toString(),
                "--main-jar",
                program.getFileName().toString(),
                "--main-class",
                "clinic.frontdesk.FrontDesk"));
        for (String option : JAVA_OPTIONS) {
            arguments.addAll(List.of("--java-options", option));
        }
        run("jpackage", arguments.toArray(String[]::new));
        speedUp(dist.resolve("frontdesk"), work);
        delete(work);
    }

    /**
     * Lets the image run once and keep what it loaded and linked, so that it starts faster from then on. Without the
     * cache, or with one that a changed jar made stale, it starts as it would have.
     */
    private static void speedUp(Path image, Path work) throws IOException, InterruptedException {
        Path application = image.resolve("lib/app");
        Path log = work.resolve("training.log");
        ProcessBuilder training = new ProcessBuilder(
                        image.resolve("bin/frontdesk").toString(),
                        "tour",
                        work.resolve("tour").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        training.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + application.resolve("frontdesk.aot"));
        int exit = training.start().waitFor();
        if (exit != 0 || !Files.exists(application.resolve("frontdesk.aot"))) {
            throw new IllegalStateException("the image ended with " + exit + ": " + Files.readString(log));
        }
        Path settings = application.resolve("frontdesk.cfg");
        Files.writeString(settings, "java-options=-XX:AOTCache=$APPDIR/frontdesk.aot\n", StandardOpenOption.APPEND);
    }

    /** JavaFX's jars for this machine; those beside them, without a platform in their name, are empty. */
    private static String modules(Path javafx) throws IOException {
        try (Stream<Path> jars = Files.list(javafx)) {
            return String.join(
                    File.pathSeparator,
                    jars.filter(jar -> jar.getFileName().toString().matches("javafx-.*-[a-z][a-z0-9-]*\\.jar"))
                            .map(Path::toString)
                            .toList());
        }
    }

    private static void run(String tool, String... arguments) {
        int exit = ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, arguments);
        if (exit != 0) {
            throw new IllegalStateException(tool + " ended with " + exit);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
