package clinic.frontdesk.database;

import java.io.Serial;

/** What was given names no clinic; the message is one plain sentence. */
public final class ClinicAddressException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ClinicAddressException(String sentence) {
        super(sentence);
    }
}
