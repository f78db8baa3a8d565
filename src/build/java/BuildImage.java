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
 * Builds the self-contained image: a Java runtime with JavaFX, linked from the running JDK, and the program with a
 * launcher. Run by the build as a single source file.
 *
 * <p>Arguments: the build's folder, the program's jar, the folder with JavaFX's jars, the runtime class path.
 */
final class BuildImage {

    /**
     * The JDK modules that the program and its libraries need, including those that jdeps cannot find because drivers
     * and providers are loaded by name.
     */
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
            // Desks have little memory, and start often.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Keeps the JVM's messages out of the JSON on standard output.
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            // JSON is UTF-8 whatever the locale, including C.
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
        createAotCache(dist.resolve("frontdesk"), work);
        delete(work);
    }

    /**
     * Runs the image once to create an AOT cache, for a faster start. Without the cache, or after a jar has changed, it
     * starts as before.
     */
    private static void createAotCache(Path image, Path work) throws IOException, InterruptedException {
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
            throw new IllegalStateException("The image exited with " + exit + ": " + Files.readString(log));
        }
        Path settings = application.resolve("frontdesk.cfg");
        Files.writeString(settings, "java-options=-XX:AOTCache=$APPDIR/frontdesk.aot\n", StandardOpenOption.APPEND);
    }

    /** JavaFX's jars for this platform; those without a platform in their name are empty. */
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
