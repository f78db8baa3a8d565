package clinic.frontdesk.commands;

import java.io.Serial;

/** An option that is not valid; the message is one sentence that names it. */
final class BadInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadInputException(String sentence) {
        super(sentence);
    }
}
