package clinic.frontdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The build's formatting check is effective. */
@Execution(ExecutionMode.CONCURRENT)
final class FormattingTest {

    private static final String FORMATTED = """
        package sample;

        record Sample(String name) {}
        """;

    @TempDir
    private Path folder;

    @Test
    void formatted_sources_pass() throws Exception {
        Files.writeString(folder.resolve("Sample.java"), FORMATTED);
        assertThat(run("check")).isEqualTo(new Outcome(0, ""));
    }

    @Test
    void an_unformatted_source_fails_and_is_named_until_it_is_formatted() throws Exception {
        Path source = Files.writeString(
                folder.resolve("Sample.java"),
                "package sample;\nimport java.util.List;\nrecord Sample( String name ){}");
        Outcome outcome = run("check");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("Not formatted: " + source)
                .contains("mvn initialize exec:exec@format -Dformat=apply");
        assertThat(run("apply").exit()).isZero();
        assertThat(source).hasContent(FORMATTED);
    }

    private Outcome run(String what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@src/build/javac-exports");
        command.addAll(List.of("--class-path", System.getProperty("java.class.path")));
        command.addAll(List.of("src/build/java/FormatSources.java", what, folder.toString()));
        Process formatter =
                new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(formatter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(formatter.waitFor(), output);
    }

    private record Outcome(int exit, String output) {}
}
