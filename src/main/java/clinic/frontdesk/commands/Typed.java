package clinic.frontdesk.commands;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses and checks values of options; throws {@link BadInputException} with the option's name. */
final class Typed {

    private static final Pattern HH_MM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2999;

    private Typed() {}

    /**
     * A day like 2026-11-30, of the years 1800 to 2999.
     *
     * @throws DateTimeException if it is not one
     */
    static LocalDate day(String text) {
        LocalDate day = DAY.matcher(text).matches() ? LocalDate.parse(text) : LocalDate.MIN;
        if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("not a day of a calendar");
        }
        return day;
    }

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
        if (reason.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("Option " + option + ": a reason has letters only.");
        }
        return Normalizer.normalize(reason.strip(), Normalizer.Form.NFC);
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
