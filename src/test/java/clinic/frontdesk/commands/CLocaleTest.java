package clinic.frontdesk.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A program started by Java itself, not by the image's launcher, in a locale without Korean letters. */
@Execution(ExecutionMode.CONCURRENT)
class CLocaleTest {

    private static final long SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void aKoreanBackupFileIsASentence() throws Exception {
        assertSentence("backup", folder + "/백업.dump", "--clinic", "embedded:" + folder + "/data");
    }

    @Test
    void aKoreanDataFolderIsASentence() throws Exception {
        assertSentence("status", "--clinic", "embedded:" + folder + "/자료");
    }

    @Test
    void aKoreanHomeIsASentence() throws Exception {
        assertSentence("status");
    }

    @Test
    void aKoreanFolderOfTheTourIsASentence() throws Exception {
        assertSentence("tour", folder + "/그림");
    }

    private void assertSentence(String... arguments) throws Exception {
        Path out = folder.resolve("out.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "javafx.controls,javafx.fxml",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "clinic.frontdesk.FrontDesk"));
        Collections.addAll(command, arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HOME", folder + "/집");
        Process process = builder.start();

        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(out)).contains("locale", "LC_ALL=C.UTF-8").doesNotContain("Exception", "at java.");
        assertThat(process.exitValue()).isEqualTo(ExitCode.BAD_INPUT);
    }
}
