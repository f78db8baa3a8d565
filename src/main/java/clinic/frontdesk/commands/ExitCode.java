package clinic.frontdesk.commands;

/** The exit codes of the program, the same for every command. */
public final class ExitCode {

    /** Done. */
    public static final int DONE = 0;

    /** An unexpected error, which was logged. */
    public static final int FAILED = 1;

    /** Invalid input; one sentence names the option. */
    public static final int BAD_INPUT = 2;

    /** The booking was refused. */
    public static final int REFUSED = 3;

    /** The database is out of reach. */
    public static final int OUT_OF_REACH = 4;

    /** The database is not one that the desk may change; nothing was written. */
    public static final int NOT_OURS = 5;

    /** An upgrade cannot run now; nothing was left half done. */
    public static final int CANNOT_UPGRADE = 6;

    private ExitCode() {}
}
