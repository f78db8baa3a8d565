package clinic.frontdesk.output;

import java.util.Locale;

/** How a document leaves the program. */
public enum DocumentFormat {
    PDF,
    /** Sent to a printer. */
    PRINT,
    XLSX,
    ICS;

    /** Its name in the database, and the ending of a file. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
