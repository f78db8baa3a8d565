package clinic.frontdesk.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The scripts of {@code sql/}. */
final class Scripts {

    private Scripts() {}

    /** The text of a resource on the class path, by its absolute name. */
    static String read(String resource) {
        return find(resource).orElseThrow(() -> new IllegalArgumentException("there is no " + resource));
    }

    /** The text of a resource that may be missing. */
    static Optional<String> find(String resource) {
        try (InputStream script = Scripts.class.getResourceAsStream(resource)) {
            return script == null
                    ? Optional.empty()
                    : Optional.of(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
