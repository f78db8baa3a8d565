package clinic.frontdesk.upgrade;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts of {@code sql/}. */
final class Scripts {

    private Scripts() {}

    /** The text of a file on the class path, by its name there. */
    static String read(String resource) {
        try (InputStream script = Scripts.class.getResourceAsStream(resource)) {
            if (script == null) {
                throw new IllegalArgumentException("there is no " + resource);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
