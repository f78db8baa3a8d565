package clinic.frontdesk.database;

import java.io.Serial;

/** The given address is not valid; the message is one sentence for the user. */
public final class ClinicAddressException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    ClinicAddressException(String sentence) {
        super(sentence);
    }
}
