package clinic.frontdesk.patient;

import clinic.frontdesk.input.HangulMatch;
import clinic.frontdesk.input.HangulPattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is typed into a search of patients, taken apart: parts of the name, digits, and birth dates, all of which a patient
 * has to match. They are told apart by blanks, dots and commas, and where letters meet digits: {@code ㄱㅊㅅ77}.
 */
final class PatientQuery {

    /** The order of results: how well a patient matches, before how likely it is. Higher values match less well. */
    static final int NO_MATCH = -1;

    private static final int INSIDE_NAME = 1;
    private static final int INSIDE_PHONE = 1;

    private static final Pattern WRITTEN_DATE = Pattern.compile(
            "(?<![0-9])((?:[0-9]{2})?[0-9]{2})\\s?[-./년]\\s?([0-9]{1,2})\\s?[-./월]\\s?([0-9]{1,2})일?(?![0-9-])");
    private static final Pattern BIRTH_AND_GENDER = Pattern.compile("(?<![0-9])[0-9]{6}-[1-8](?![0-9])");
    private static final Pattern PART = Pattern.compile("\\+[0-9][0-9() -]*|[0-9][0-9()-]*|[^0-9\\s.,+]+");

    /**
     * Digits that may stand in the phone number, or say a birth date.
     *
     * @param digits empty for a date written as such
     */
    private record Digits(String digits, List<LocalDate> births) {

        int match(CharSequence name, CharSequence phone, long birth) {
            int at = lastIn(phone);
            if (at >= 0) {
                return at == phone.length() - digits.length() ? 0 : INSIDE_PHONE;
            }
            for (int i = 0; i < births.size(); i++) {
                if (births.get(i).toEpochDay() == birth) {
                    return 0;
                }
            }
            return lastIn(name) >= 0 ? INSIDE_NAME : NO_MATCH;
        }

        private int lastIn(CharSequence text) {
            if (digits.isEmpty()) {
                return -1;
            }
            for (int at = text.length() - digits.length(); at >= 0; at--) {
                int i = 0;
                while (i < digits.length() && text.charAt(at + i) == digits.charAt(i)) {
                    i++;
                }
                if (i == digits.length()) {
                    return at;
                }
            }
            return -1;
        }
    }

    private final List<HangulPattern> names = new ArrayList<>();
    private final List<Digits> numbers = new ArrayList<>();

    private PatientQuery() {}

    /** @param today two digits of a year are of the last hundred years */
    static PatientQuery parse(String text, LocalDate today) {
        PatientQuery query = new PatientQuery();
        String rest = query.takeDates(HangulMatch.normalized(text).strip(), today);
        Matcher part = PART.matcher(rest);
        while (part.find()) {
            String written = part.group();
            char first = written.charAt(0);
            if (first == '+' || ('0' <= first && first <= '9')) {
                query.numbers.add(digits(written, today));
            } else {
                query.names.add(HangulPattern.of(written));
            }
        }
        return query;
    }

    /** Takes dates out that are written with separators. */
    private String takeDates(String text, LocalDate today) {
        Matcher resident = BIRTH_AND_GENDER.matcher(text);
        String rest = text;
        if (resident.find()) {
            BirthAndGender person =
                    BirthAndGender.parse(resident.group(), today).value();
            if (person != null) {
                numbers.add(new Digits("", List.of(person.birth())));
                rest = text.substring(0, resident.start()) + " " + text.substring(resident.end());
            }
        }
        Matcher written = WRITTEN_DATE.matcher(rest);
        StringBuilder left = new StringBuilder();
        while (written.find()) {
            List<LocalDate> births = births(written.group(1), written.group(2), written.group(3), today);
            if (!births.isEmpty()) {
                numbers.add(new Digits("", births));
                written.appendReplacement(left, " ");
            }
        }
        return written.appendTail(left).toString();
    }

    private static Digits digits(String written, LocalDate today) {
        String digits = written.replaceAll("[^0-9]", "");
        String phone = PhoneNumber.parse(written).value();
        List<LocalDate> births = switch (digits.length()) {
            case 6 -> births(digits.substring(0, 2), digits.substring(2, 4), digits.substring(4), today);
            case 8 -> births(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6), today);
            default -> List.of();
        };
        if (phone != null) {
            // A whole number in another spelling, +82 10-1234-5678.
            return new Digits(PhoneNumber.digits(phone), births);
        }
        return new Digits(written.startsWith("+82") ? "0" + digits.substring(2) : digits, births);
    }

    private static List<LocalDate> births(String year, String month, String day, LocalDate today) {
        try {
            int given = Integer.parseInt(year);
            int century = today.getYear() / 100 * 100;
            LocalDate birth = LocalDate.of(
                    year.length() == 4 ? given : century + given, Integer.parseInt(month), Integer.parseInt(day));
            return List.of(birth.isAfter(today) && year.length() == 2 ? birth.minusYears(100) : birth);
        } catch (DateTimeException | NumberFormatException e) {
            return List.of();
        }
    }

    boolean isEmpty() {
        return names.isEmpty() && numbers.isEmpty();
    }

    /**
     * How well a patient matches.
     *
     * @param name normalized, without blanks
     * @param phone the digits of the phone
     * @param birth the day of birth since 1970
     * @return 0 where each part is at the beginning of the name or the end of the phone, more where it is inside, or
     *     {@link #NO_MATCH}
     */
    int match(CharSequence name, CharSequence phone, long birth) {
        int quality = 0;
        for (int i = 0; i < names.size(); i++) {
            int at = names.get(i).find(name);
            if (at < 0) {
                return NO_MATCH;
            }
            quality += at == 0 || i > 0 ? 0 : INSIDE_NAME;
        }
        for (int i = 0; i < numbers.size(); i++) {
            int found = numbers.get(i).match(name, phone, birth);
            if (found == NO_MATCH) {
                return NO_MATCH;
            }
            quality += found;
        }
        return quality;
    }
}
