package clinic.frontdesk.patient;

import clinic.frontdesk.input.Parsed;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A birth date and a gender, written as Korean clinics write them: {@code 900101-2}. */
public record BirthAndGender(LocalDate birth, Gender gender) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})\\s*-?\\s*(\\d)");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{6}\\s*-?\\s*\\d{7}");

    /**
     * Parses the six digits of the date and the digit after them, which gives century and gender as in a resident
     * registration number: 1 and 2 for the 1900s, 3 and 4 for the 2000s, 5 to 8 the same for foreigners; odd is
     * male. Nobody born in the 1800s, of 9 and 0, is alive: these are typing errors. Problems are {@code birth.empty},
     * {@code birth.form}, {@code birth.century}, {@code birth.date}, {@code birth.future}, and {@code birth.whole-number} for a whole resident registration number, which must not be stored.
     */
    public static Parsed<BirthAndGender> parse(String text, LocalDate today) {
        String written = text.strip();
        if (written.isEmpty()) {
            return Parsed.problem("birth.empty");
        }
        if (WHOLE_NUMBER.matcher(written).matches()) {
            return Parsed.problem("birth.whole-number");
        }
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            return Parsed.problem("birth.form");
        }
        int digit = Integer.parseInt(parts.group(4));
        if (digit == 0 || digit == 9) {
            return Parsed.problem("birth.century");
        }
        int century = switch (digit) {
            case 1, 2, 5, 6 -> 1900;
            default -> 2000;
        };
        LocalDate birth;
        try {
            birth = LocalDate.of(
                    century + Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        } catch (DateTimeException e) {
            return Parsed.problem("birth.date");
        }
        if (birth.isAfter(today)) {
            return Parsed.problem("birth.future");
        }
        return Parsed.of(new BirthAndGender(birth, digit % 2 == 1 ? Gender.MALE : Gender.FEMALE));
    }

    /**
     * Birth date and gender as {@link #parse} reads them. A birth before 1900, or a gender other than these two, has no
     * such form; then it is the date alone.
     */
    public static String written(LocalDate birth, Gender gender) {
        String date = digits(birth.getYear() % 100) + digits(birth.getMonthValue()) + digits(birth.getDayOfMonth());
        boolean male = gender.equals(Gender.MALE);
        if ((!male && !gender.equals(Gender.FEMALE)) || birth.getYear() < 1900 || birth.getYear() > 2099) {
            return date;
        }
        return date + "-" + (birth.getYear() < 2000 ? (male ? 1 : 2) : (male ? 3 : 4));
    }

    private static String digits(int value) {
        return "" + (char) ('0' + value / 10) + (char) ('0' + value % 10);
    }
}
