package clinic.frontdesk.upgrade.ui;

/**
 * One line of what was done, was found or would be done.
 *
 * @param small what is secondary to it; empty where there is nothing
 * @param file the file it is about; empty where there is none
 */
public record LaunchLine(Sign sign, String text, String small, String file) {

    /** What a line means, said by a sign of its own shape. */
    public enum Sign {
        GOOD,
        LOOK_HERE,
        WRONG,
        PLAIN
    }

    LaunchLine(Sign sign, String text) {
        this(sign, text, "", "");
    }
}
