import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources, or lists those that are not formatted. Run by the build as a single source file on the JDK
 * that compiles them, as the formatter uses the compiler of its own JDK and Maven may run on an older one.
 *
 * <p>Arguments: {@code check} or {@code apply}, the folder with the sources. Exits with 1 if a source is not formatted
 * or cannot be parsed.
 */
final class FormatSources {

    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    public static void main(String[] args) throws IOException {
        boolean apply = args[0].equals("apply");
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of(args[1]))) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        int wrong = 0;
        for (Path source : sources) {
            String written = Files.readString(source);
            try {
                String formatted = FORMATTER.formatSourceAndFixImports(written);
                if (formatted.equals(written)) {
                    continue;
                }
                if (apply) {
                    Files.writeString(source, formatted);
                    System.out.println("Formatted " + source);
                } else {
                    System.out.println("Not formatted: " + source);
                    wrong++;
                }
            } catch (FormatterException e) {
                System.out.println("Cannot be parsed: " + source + ": " + e.getMessage());
                wrong++;
            }
        }
        if (wrong > 0) {
            System.out.println("To format the sources: mvn initialize exec:exec@format -Dformat=apply");
            System.exit(1);
        }
    }
}
