package clinic.frontdesk.commands;

import java.io.Serial;

/** What was typed cannot be used; the message is one sentence that names the option. */
final class BadInputException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    BadInputException(String sentence) {
        super(sentence);
    }
}
