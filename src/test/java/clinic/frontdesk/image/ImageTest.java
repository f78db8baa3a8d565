package clinic.frontdesk.image;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.commands.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The image copied into a folder with blanks and Korean letters, read-only, started by a user without rights to it
 * whose home, cache and data are empty. Run by {@code mvn -Pdist verify}.
 */
@Tag("image")
class ImageTest {

    private static final Path BUILT = Path.of(System.getProperty("frontdesk.test.image", "target/dist/frontdesk"));
    private static final int NOBODY = 65534;
    private static final long SECONDS = 180;
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    private static Path place;
    private static Path launcher;

    private Path home;

    @BeforeAll
    static void copy() throws IOException {
        place = Files.createTempDirectory(Path.of("/tmp"), "frontdesk-image-");
        Path image = Files.createDirectories(place.resolve("접수 데스크")).resolve("front desk");
        try (Stream<Path> files = Files.walk(BUILT)) {
            for (Path file : files.toList()) {
                // Without its times, like most tools that copy.
                Files.copy(file, image.resolve(BUILT.relativize(file).toString()));
            }
        }
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                boolean runs = Files.isDirectory(file) || Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(runs ? "r-xr-xr-x" : "r--r--r--"));
            }
        }
        launcher = image.resolve("bin/frontdesk");
    }

    @AfterAll
    static void delete() throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path folder : files.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        deleteAll(place);
    }

    @BeforeEach
    void emptyHome() throws IOException {
        home = Files.createTempDirectory(Path.of("/tmp"), "frontdesk-home-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @AfterEach
    void deleteHome() throws IOException {
        deleteAll(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "C.UTF-8", "th_TH.UTF-8", "ko_KR.EUC-KR", "nowhere"})
    void startsFromTheAotCacheInEveryLocale(String locale) throws Exception {
        Started direct = start(locale, launcher, "--version");

        assertThat(direct.exit()).as(direct.err()).isZero();
        assertThat(direct.out()).matches("frontdesk [0-9.]+ \\(commit ([0-9a-f]{12}(-changed)?|unknown)\\)\\s+");
        assertThat(direct.fromCache())
                .contains("clinic.frontdesk.FrontDesk", "clinic.frontdesk.commands.FrontDeskCommand");
        assertThat(direct.fromCache().size())
                .isGreaterThan(10 * direct.fromElsewhere().size());
    }

    @Test
    void startsFromALinkToALink() throws Exception {
        Path first = Files.createSymbolicLink(home.resolve("링크"), launcher);
        Path second = Files.createSymbolicLink(home.resolve("second link"), home.relativize(first));

        Started linked = start("C", second, "--version");

        assertThat(linked.exit()).as(linked.err()).isZero();
        assertThat(linked.fromCache()).contains("clinic.frontdesk.FrontDesk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "th_TH.UTF-8"})
    void keepsAClinicInAKoreanFolderWithKoreanNames(String locale) throws Exception {
        Path data = home.resolve("자료 실");
        List<String> clinic = List.of("--clinic", "embedded:" + data);

        Started upgraded = start(locale, launcher, with(clinic, "upgrade"));
        assertThat(upgraded.exit()).as(upgraded.err()).isZero();
        assertThat(upgraded.fromCache()).contains("org.jooq.impl.DefaultDSLContext", "org.postgresql.Driver");
        assertThat(upgraded.fromCache().size())
                .isGreaterThan(2 * upgraded.fromElsewhere().size());

        Started booked = start(
                locale,
                launcher,
                with(
                        clinic,
                        "book",
                        "--service",
                        "WRINKLE_BOTOX",
                        "--date",
                        "2030-04-08",
                        "--time",
                        "10:00",
                        "--name",
                        "김하나",
                        "--phone",
                        "010-1234-5678",
                        "--birth",
                        "1990-01-02",
                        "--gender",
                        "F",
                        "--json"));
        assertThat(booked.exit()).as(booked.err()).isZero();
        assertThat(booked.out()).contains("\"id\"");
        Started free =
                start(locale, launcher, with(clinic, "slots", "--service", "WRINKLE_BOTOX", "--from", "2030-04-08"));
        assertThat(free.exit()).as(free.err()).isZero();
        assertThat(free.out()).contains("2030-04-08 10:00–10:30  0 of 1 free");

        Path backup = home.resolve("백업 파일.backup");
        Started backedUp = start(locale, launcher, with(clinic, "backup", backup.toString()));
        assertThat(backedUp.exit()).as(backedUp.err()).isZero();
        assertThat(backup).exists();

        Started again = start(locale, launcher, with(clinic, "backup", backup.toString()));
        assertThat(again.exit()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(again.err()).contains("백업 파일.backup").doesNotContain("Exception");
    }

    private static String[] with(List<String> clinic, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(clinic);
        return all.toArray(String[]::new);
    }

    private record Started(int exit, String out, String err, List<String> fromCache, List<String> fromElsewhere) {}

    private Started start(String locale, Path program, String... arguments) throws Exception {
        Path classes = home.resolve("classes.log");
        Path out = home.resolve("out.txt");
        Path err = home.resolve("err.txt");
        List<String> command = new ArrayList<>();
        if (Files.isWritable(Path.of("/etc/passwd"))) {
            Collections.addAll(command, "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        }
        command.add(program.toString());
        Collections.addAll(command, arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        PATH,
                        "LC_ALL",
                        locale,
                        "HOME",
                        home.resolve("집").toString(),
                        // Read after the launcher's options, which switch the JVM's log off.
                        "_JAVA_OPTIONS",
                        "-Xlog:class+load:file=" + classes));
        Process process = builder.start();
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        List<String> loaded = Files.readAllLines(classes, StandardCharsets.UTF_8);
        Files.delete(classes);
        return new Started(
                process.exitValue(),
                Files.readString(out),
                Files.readString(err),
                classes(loaded, "source: shared objects file"),
                classes(loaded, "source: jrt:/"));
    }

    /** The names of the classes of the log's lines with a source: {@code [0.1s][info][class,load] NAME source: ...}. */
    private static List<String> classes(List<String> log, String source) {
        return log.stream()
                .filter(line -> line.contains(source))
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").replaceFirst(" .*", ""))
                .toList();
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
