package clinic.frontdesk.database;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The embedded server cannot be used; the message is one sentence for the user. */
public final class EmbeddedServerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    EmbeddedServerException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
