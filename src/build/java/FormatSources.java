import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources, or says which are not formatted. Run by the build as a single source file, on the JDK that
 * compiles them: the formatter reads a source with the compiler of the Java it runs on, and Maven's own may be older.
 *
 * <p>Arguments: {@code check} or {@code apply}, the folder with the sources. Ends with 1 where a source is not
 * formatted, or cannot be read as Java.
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
                System.out.println("Not readable as Java: " + source + ": " + e.getMessage());
                wrong++;
            }
        }
        if (wrong > 0) {
            System.out.println("This formats the sources: mvn initialize exec:exec@format -Dformat=apply");
            System.exit(1);
        }
    }
}
