import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies the pictures that the README shows from the tour's folder. Run by the build as a single source file.
 *
 * <p>Arguments: the tour's folder, the folder of the README's pictures. Exits with 1 if the tour left one out.
 */
final class KeepPictures {

    private static final List<String> KEPT = List.of("a-busy-week", "a-busy-day", "booking", "search");

    public static void main(String[] args) throws IOException {
        Path pictures = Files.createDirectories(Path.of(args[1]));
        for (String name : KEPT) {
            try (Stream<Path> taken = Files.list(Path.of(args[0]))) {
                Path picture = taken.filter(
                                file -> file.getFileName().toString().matches("\\d+-" + name + "\\.png"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("The tour has no picture " + name));
                Files.copy(picture, pictures.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
