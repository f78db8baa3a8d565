import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Builds the self-contained image: a Java runtime that contains JavaFX and the program with its libraries, linked from
 * the running JDK, and a launcher. Run by the build as a single source file.
 *
 * <p>The program and its libraries are one module of the runtime. As jars on a class path they would lose the AOT cache
 * when the image is copied: a JVM compares the times of jars with the cache's, but not those of its own modules.
 *
 * <p>Arguments: the build's folder, the program's jar, the folder with JavaFX's jars, the runtime class path, the launcher's
 * script.
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

    private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

    private static final String MODULE = "clinic.frontdesk";

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
        List<Path> jars = new ArrayList<>(List.of(program));
        for (String entry : classPath.split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (Files.isRegularFile(jar) && !jar.getFileName().toString().startsWith("javafx-")) {
                jars.add(jar);
            }
        }
        Path module = Files.createDirectories(work).resolve(MODULE + ".jar");
        merge(jars, module);

        run(
                "jlink",
                "--module-path",
                modules(javafx) + File.pathSeparator + module,
                "--add-modules",
                String.join(",", MODULES) + "," + MODULE,
                "--include-locales=en,ko",
                "--no-header-files",
                "--no-man-pages",
                "--output",
                runtime.toString());

        if (LINUX) {
            assemble(dist.resolve("frontdesk"), runtime, Path.of(args[4]));
        } else {
            jpackage(dist, runtime);
        }
        createAotCache(dist.resolve("frontdesk"), work);
        delete(work);
    }

    /**
     * The image with a shell script as its launcher: in the C locale a JVM neither finds its own files in a folder with
     * Korean letters nor opens a file named in them, so that the locale has to be put right before the JVM starts.
     */
    private static void assemble(Path image, Path runtime, Path script) throws IOException {
        Path lib = Files.createDirectories(image.resolve("lib"));
        Files.createDirectories(lib.resolve("app"));
        Files.move(runtime, lib.resolve("runtime"));
        Files.write(lib.resolve("app/java-options"), JAVA_OPTIONS);
        Path launcher = Files.createDirectories(image.resolve("bin")).resolve("frontdesk");
        Files.copy(script, launcher);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void jpackage(Path dist, Path runtime) {
        List<String> arguments = new ArrayList<>(List.of(
                "--type",
                "app-image",
                "--name",
                "frontdesk",
                "--dest",
                dist.toString(),
                "--runtime-image",
                runtime.toString(),
                "--module",
                MODULE + "/clinic.frontdesk.FrontDesk"));
        for (String option : JAVA_OPTIONS) {
            arguments.addAll(List.of("--java-options", option));
        }
        run("jpackage", arguments.toArray(String[]::new));
    }

    /**
     * Writes the jars' contents as one open module. Licences and the like are kept below their jar's name. Of a class
     * for several Java versions the one for this version is taken.
     */
    private static void merge(List<Path> jars, Path module) throws IOException {
        Map<String, Set<String>> providers = new TreeMap<>();
        Set<String> used = new TreeSet<>();
        Set<String> written = new LinkedHashSet<>();
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(module));
                JarOutputStream merged = new JarOutputStream(file)) {
            for (Path path : jars) {
                String name = path.getFileName().toString();
                try (JarFile jar = new JarFile(path.toFile(), true, ZipFile.OPEN_READ, Runtime.version())) {
                    for (JarEntry entry : jar.versionedStream()
                            .filter(each -> !each.isDirectory())
                            .toList()) {
                        try (InputStream content = jar.getInputStream(entry)) {
                            String resource = entry.getName();
                            if (resource.equals("module-info.class")) {
                                ClassFile.of()
                                        .parse(content.readAllBytes())
                                        .findAttribute(Attributes.module())
                                        .orElseThrow()
                                        .uses()
                                        .forEach(service -> used.add(
                                                service.asInternalName().replace('/', '.')));
                            } else if (resource.startsWith("META-INF/services/")) {
                                providers
                                        .computeIfAbsent(
                                                resource.substring("META-INF/services/".length()),
                                                service -> new LinkedHashSet<>())
                                        .addAll(providers(content));
                            } else if (!resource.equals(JarFile.MANIFEST_NAME)) {
                                String target = resource.matches("(META|OSGI)-INF/.*")
                                        ? "META-INF/" + name + resource.substring("META-INF".length())
                                        : resource;
                                if (!written.add(target)) {
                                    throw new IllegalStateException(target + " is in two jars, one of them " + name);
                                }
                                merged.putNextEntry(new ZipEntry(target));
                                content.transferTo(merged);
                            }
                        }
                    }
                }
            }
            merged.putNextEntry(new ZipEntry("module-info.class"));
            merged.write(moduleInfo(providers, used, written));
        }
    }

    private static List<String> providers(InputStream file) throws IOException {
        return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Declares the services that the jars' files of services and modules name, as far as their types are there. */
    private static byte[] moduleInfo(Map<String, Set<String>> providers, Set<String> used, Set<String> classes) {
        Set<String> services = new TreeSet<>(used);
        services.addAll(providers.keySet());
        services.removeIf(
                service -> !service.startsWith("java.") && !classes.contains(service.replace('.', '/') + ".class"));
        return ClassFile.of().buildModule(ModuleAttribute.of(ModuleDesc.of(MODULE), module -> {
            module.moduleFlags(ClassFile.ACC_OPEN);
            for (String required : MODULES) {
                module.requires(
                        ModuleDesc.of(required), required.equals("java.base") ? ClassFile.ACC_MANDATED : 0, null);
            }
            for (String service : services) {
                module.uses(ClassDesc.of(service));
                Set<String> names = providers.getOrDefault(service, Set.of());
                if (!names.isEmpty()) {
                    module.provides(
                            ClassDesc.of(service),
                            names.stream().map(ClassDesc::of).toArray(ClassDesc[]::new));
                }
            }
        }));
    }

    /**
     * Runs the image once to create an AOT cache, for a faster start.
     */
    private static void createAotCache(Path image, Path work) throws IOException, InterruptedException {
        Path application = LINUX ? image.resolve("lib/app") : image.resolve("app");
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
        if (!LINUX) {
            Path settings = application.resolve("frontdesk.cfg");
            Files.writeString(settings, "java-options=-XX:AOTCache=$APPDIR/frontdesk.aot\n", StandardOpenOption.APPEND);
        }
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
