package clinic.frontdesk.calls;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What came of a call. */
public enum CallAnswer {
    /** The patient comes. */
    CONFIRMED,
    /** The patient calls back, or wants to be called again. */
    CALLS_BACK,
    /** Nobody answered. */
    NO_ANSWER,
    CANCELS,
    /** The patient wants another time. */
    OTHER_TIME;

    /** Its name in the database and in message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of its name. */
    public String key() {
        return "calls.answer." + code();
    }

    /** Whether somebody was spoken to. */
    public boolean reached() {
        return this != NO_ANSWER;
    }

    /** The answer of a code; empty for a note, and for a code of a newer schema. */
    static Optional<CallAnswer> ofCode(String code) {
        return Arrays.stream(values())
                .filter(answer -> answer.code().equals(code))
                .findFirst();
    }
}
