package clinic.frontdesk;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Command lines of Java programs that tests run in processes of their own. Their classes come from an archive of the JVM,
 * made once: without it a process takes longer to load and check them than to do its work.
 */
public final class JavaPrograms {

    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private JavaPrograms() {}

    /** A quickly started java with the classes of this process; options, the main class and its arguments may follow. */
    public static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(QUICK);
        Collections.addAll(
                command, "-XX:SharedArchiveFile=" + Archive.INSTANCE.file, "-cp", Archive.INSTANCE.classPath);
        return command;
    }

    /** Made by the first test that starts a program, deleted with the process. */
    private static final class Archive {
        static final Archive INSTANCE = new Archive();

        final Path file;
        final String classPath;

        Archive() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "test-programs"));
                Path own = Files.createTempDirectory(folder, "run-").toAbsolutePath();
                file = own.resolve("classes.jsa");
                List<Path> made = new ArrayList<>(List.of(file));
                List<String> entries = new ArrayList<>();
                for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                    if (entry.isEmpty()) {
                        // It stands for the current folder, which holds no classes.
                        continue;
                    }
                    if (Files.isDirectory(Path.of(entry))) {
                        // An archive takes classes from jars only.
                        Path jar = own.resolve(made.size() + ".jar");
                        pack(Path.of(entry), jar);
                        made.add(jar);
                        entries.add(jar.toString());
                    } else {
                        entries.add(entry);
                    }
                }
                classPath = String.join(File.pathSeparator, entries);
                made.add(own);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> made.forEach(Archive::delete)));
                fill();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void pack(Path folder, Path jar) throws IOException {
            try (OutputStream to = Files.newOutputStream(jar);
                    JarOutputStream packed = new JarOutputStream(to);
                    Stream<Path> files = Files.walk(folder)) {
                packed.setLevel(0);
                for (Path one : (Iterable<Path>) files.sorted()::iterator) {
                    String name = folder.relativize(one).toString().replace(File.separatorChar, '/');
                    boolean directory = Files.isDirectory(one);
                    if (name.isEmpty()) {
                        continue;
                    }
                    // Directories as well: Flyway looks its scripts up by their folder.
                    ZipEntry entry = new JarEntry(directory ? name + "/" : name);
                    packed.putNextEntry(entry);
                    if (!directory) {
                        Files.copy(one, packed);
                    }
                    packed.closeEntry();
                }
            }
        }

        /** Runs an upgrade, which uses most of what the programs do, and keeps the classes that it loaded. */
        private void fill() throws IOException {
            TestDatabase clinic = TestDatabase.legacy();
            List<String> command = new ArrayList<>();
            command.add(ProcessHandle.current().info().command().orElseThrow());
            command.addAll(QUICK);
            Collections.addAll(
                    command,
                    "-XX:ArchiveClassesAtExit=" + file,
                    "-cp",
                    classPath,
                    "clinic.frontdesk.FrontDesk",
                    "upgrade",
                    "--clinic",
                    clinic.url().replace("&password=postgres", ""));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            try {
                if (process.waitFor() != 0 || !Files.exists(file)) {
                    throw new IllegalStateException(said);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private static void delete(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // It stays in the build's folder.
            }
        }
    }
}
