package clinic.frontdesk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * The compiler's checks are effective: with the arguments of {@code pom.xml}, deliberate violations do not compile.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class CompilerChecksTest {

    private List<String> arguments = List.of();

    @TempDir
    private Path folder;

    @BeforeAll
    void read_the_arguments_of_the_build() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/build/plugins/plugin[artifactId='maven-compiler-plugin']/configuration/compilerArgs/arg",
                        pom,
                        XPathConstants.NODESET);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            read.add(found.item(i).getTextContent());
        }
        assertThat(read).contains("-Werror").anyMatch(argument -> argument.startsWith("-Xplugin:ErrorProne"));
        arguments = List.copyOf(read);
    }

    @Test
    void clean_code_compiles() throws Exception {
        assertThat(compile("return name.length();")).isEqualTo(new Outcome(true, ""));
    }

    @Test
    void an_unchecked_nullable_value_does_not_compile() throws Exception {
        Outcome outcome =
                compile("return find(name).length(); } @org.jspecify.annotations.Nullable String find(String name) {"
                        + " return name.isEmpty() ? null : name;");
        assertThat(outcome.compiled()).isFalse();
        assertThat(outcome.output()).contains("[NullAway]");
    }

    @Test
    void an_error_prone_warning_does_not_compile() throws Exception {
        Outcome outcome = compile("Integer boxed = 1000; return boxed == Integer.valueOf(name) ? 1 : 2;");
        assertThat(outcome.compiled()).isFalse();
        assertThat(outcome.output())
                .contains("warning: [")
                .contains("ReferenceEquality")
                .contains("-Werror");
    }

    @Test
    void a_compiler_warning_does_not_compile() throws Exception {
        Outcome outcome = compile("java.util.List names = java.util.List.of(name); return names.size();");
        assertThat(outcome.compiled()).isFalse();
        assertThat(outcome.output()).contains("warning: [rawtypes]").contains("-Werror");
    }

    @Test
    void a_column_missing_from_the_migrations_does_not_compile() throws Exception {
        String table = "return clinic.frontdesk.tables.public_.Tables.RESERVATIONS";
        assertThat(compile(table + ".PREFERREDTIME.getName().length();")).isEqualTo(new Outcome(true, ""));
        Outcome outcome = compile(table + ".PREFERREDHOUR.getName().length();");
        assertThat(outcome.compiled()).isFalse();
        assertThat(outcome.output()).contains("cannot find symbol").contains("PREFERREDHOUR");
    }

    private Outcome compile(String body) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Sample.java"), """
            package sample;

            @org.jspecify.annotations.NullMarked
            final class Sample {
                int work(String name) {
                    %s
                }
            }
            """.formatted(body));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(arguments);
        String classPath = System.getProperty("java.class.path");
        command.addAll(List.of("-d", folder.toString(), "-cp", classPath, "-processorpath", classPath));
        command.add(source.toString());
        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(compiler.waitFor() == 0, output);
    }

    /** Whether the sample compiled, and the compiler's output. */
    private record Outcome(boolean compiled, String output) {}
}
