package clinic.frontdesk.database;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The embedded server cannot be had; the message is one plain sentence. */
public final class EmbeddedServerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
