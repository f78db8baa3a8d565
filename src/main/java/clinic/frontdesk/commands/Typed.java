package clinic.frontdesk.commands;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses and checks values of options; throws {@link BadInputException} with the option's name. */
final class Typed {

    private static final Pattern HH_MM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private Typed() {}

    /** The minute of the day of a time like 09:30. */
    static int minute(String option, String time) {
        if (!HH_MM.matcher(time).matches()) {
            throw new BadInputException("Option " + option + ": \"" + time + "\" is not a time like 09:30.");
        }
        return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
    }

    /** A reason of 1 to {@code longest} characters, without the blanks around it. */
    static String reason(String option, String reason, int longest) {
        if (reason.isBlank() || reason.strip().length() > longest) {
            throw new BadInputException("Option " + option + ": a reason has 1 to " + longest + " letters.");
        }
        return reason.strip();
    }

    /** A number from {@code least} to {@code most}. */
    static int number(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw new BadInputException(
                    "Option " + option + ": " + number + " is not from " + least + " to " + most + ".");
        }
        return number;
    }

    /** Whether exactly one of two options was given. */
    static boolean oneOf(@Nullable Object one, @Nullable Object other) {
        return (one == null) != (other == null);
    }
}
