import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Writes the program's version and the commit that it is built from; "unknown" outside of its git repository, as in an
 * unpacked archive. Run by the build as a single source file.
 *
 * <p>Arguments: the project's folder, its version, the folder of generated resources.
 */
final class WriteVersion {

    public static void main(String[] args) throws Exception {
        Path project = Path.of(args[0]).toRealPath();
        String commit = "unknown";
        // An archive may be unpacked inside of another repository.
        String top = git(project, "rev-parse", "--show-toplevel");
        if (!top.isEmpty() && Path.of(top).toRealPath().equals(project)) {
            String head = git(project, "rev-parse", "--short=12", "HEAD");
            boolean changed = !git(project, "status", "--porcelain", "--untracked-files=no")
                    .isEmpty();
            commit = head.isEmpty() ? commit : changed ? head + "-changed" : head;
        }
        Path file = Path.of(args[2], "clinic", "frontdesk", "version.properties");
        String text = "version=" + args[1] + "\ncommit=" + commit + "\n";
        Files.createDirectories(file.getParent());
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /** What git prints; empty if it fails or is not installed. */
    private static String git(Path project, String... arguments) throws InterruptedException {
        try {
            Process git = new ProcessBuilder(Stream.concat(Stream.of("git"), Stream.of(arguments))
                            .toList())
                    .directory(project.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? printed : "";
        } catch (IOException e) {
            return "";
        }
    }
}
