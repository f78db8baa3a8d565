package clinic.frontdesk.output;

import java.util.Locale;

/** Why a document was not made. */
public enum OutputProblem {
    /** The file exists, and was not to be replaced. */
    EXISTS,
    /** The file is a folder, or its folder does not exist. */
    NO_FOLDER,
    /** This user may not write in the folder. */
    NO_RIGHT,
    /** The disk or the quota is full. */
    NO_SPACE,
    /** Another program has the file open. */
    IN_USE,
    /** The file could not be written for another reason. */
    NOT_WRITTEN,
    /** Stopped by the user. */
    STOPPED,
    /** There is no such reservation. */
    NO_RESERVATION,
    /** The index of patients does not have that id. */
    NO_PATIENT,
    /** No printer is installed. */
    NO_PRINTER,
    /** No printer of that name is installed. */
    UNKNOWN_PRINTER,
    /** The printer did not take the document. */
    NOT_PRINTED;

    /** The message key; its argument is the file, the id or the printer. */
    public String key() {
        return "output.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
