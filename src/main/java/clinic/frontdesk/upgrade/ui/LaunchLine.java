package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Text;

/**
 * One line of what was done, was found or would be done.
 *
 * @param small a second, smaller line; {@link Text#NONE} where there is none
 * @param file the file that the line is about; empty where there is none
 */
public record LaunchLine(Sign sign, Text text, Text small, String file) {

    /** The meaning of a line, each with a shape of its own. */
    public enum Sign {
        GOOD,
        LOOK_HERE,
        WRONG,
        PLAIN
    }

    LaunchLine(Sign sign, Text text) {
        this(sign, text, Text.NONE, "");
    }
}
