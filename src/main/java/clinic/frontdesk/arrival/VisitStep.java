package clinic.frontdesk.arrival;

import java.util.Locale;

/** What is recorded of a visit, by one key each. */
public enum VisitStep {
    ARRIVED,
    IN_TREATMENT,
    DONE,
    NO_SHOW,
    /** Takes the last of the others back. */
    BACK;

    /** Its name in message keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
