package clinic.frontdesk.patient;

import clinic.frontdesk.input.Parsed;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Phone numbers in the one format that the clinic's records use. */
public final class PhoneNumber {

    private static final String KOREA = "KR";
    private static final int KOREA_CODE = 82;

    /**
     * The forms of Korean numbers, by their prefix, with the digits between it and the last four: mobile and pager,
     * Seoul, the provinces, Internet, personal (0502 to 0508), toll-free and paid, and numbers of one business.
     */
    private static final Pattern KOREAN = Pattern.compile("(010)(\\d{4})(\\d{4})|(01[16-9])(\\d{3,4})(\\d{4})"
            + "|(02)(\\d{3,4})(\\d{4})|(0[3-6][1-5])(\\d{3,4})(\\d{4})|(070)(\\d{3,4})(\\d{4})"
            + "|(050[2-9])(\\d{3,4})(\\d{4})|(0[68]0)(\\d{3,4})(\\d{4})|(1[5-8]\\d\\d)()(\\d{4})"
            + "|([2-9]\\d{3})()(\\d{4})");

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private PhoneNumber() {}

    /**
     * Parses a number in any common spelling and formats it: {@code 01012345678} gives {@code 010-1234-5678}, {@code
     * +82 2-123-4567} gives {@code 02-123-4567}; one of another country keeps the international form, {@code +1 415 555
     * 2671}. Problems are {@code phone.empty} and {@code phone.form}.
     */
    public static Parsed<String> parse(String text) {
        String written = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\p{Pd}", "-")
                .strip();
        if (written.isEmpty()) {
            return Parsed.problem("phone.empty");
        }
        if (!written.matches("[+(]?[0-9][0-9 ().-]*")) {
            return Parsed.problem("phone.form");
        }
        String digits = written.replaceAll("[^0-9]", "");
        if (!written.startsWith("+") && digits.startsWith("82") && digits.length() >= 11) {
            written = "+" + digits;
        }
        if (written.startsWith("+82")) {
            String national = digits.substring(2);
            digits = national.startsWith("0") || (national.startsWith("1") && national.length() == 8)
                    ? national
                    : "0" + national;
        } else if (written.startsWith("+") || digits.startsWith("00")) {
            return international(written);
        }
        String grouped = grouped(digits);
        return grouped.isEmpty() ? Parsed.problem("phone.form") : Parsed.of(grouped);
    }

    /** A number as numbers are compared: in its one format, or its digits where it cannot be parsed. */
    public static String normalized(String phone) {
        String parsed = parse(phone).value();
        return parsed == null ? phone.replaceAll("[^0-9]", "") : parsed;
    }

    /**
     * The digits of a number with its country's code, {@code 821012345678} of {@code 010-1234-5678}; those written where
     * it cannot be parsed.
     */
    static String internationalDigits(String phone) {
        String parsed = parse(phone).value();
        String digits = digits(parsed == null ? phone : parsed);
        if (parsed == null || parsed.startsWith("+")) {
            return digits;
        }
        return KOREA_CODE + (digits.startsWith("0") ? digits.substring(1) : digits);
    }

    /** The ASCII digits of a text, in whatever script they are written. */
    static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.codePoints()
                .map(character -> Character.digit(character, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }

    private static Parsed<String> international(String written) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(written, KOREA);
            if (!NUMBERS.isPossibleNumber(number)
                    || NUMBERS.getRegionCodeForCountryCode(number.getCountryCode())
                            .equals("ZZ")) {
                return Parsed.problem("phone.form");
            }
            if (number.getCountryCode() == KOREA_CODE) {
                String grouped = grouped("0" + NUMBERS.getNationalSignificantNumber(number));
                return grouped.isEmpty() ? Parsed.problem("phone.form") : Parsed.of(grouped);
            }
            return Parsed.of(
                    NUMBERS.format(number, PhoneNumberFormat.INTERNATIONAL).replace('-', ' '));
        } catch (NumberParseException e) {
            return Parsed.problem("phone.form");
        }
    }

    /** The parts of a Korean number with dashes; empty if it is none. */
    private static String grouped(String digits) {
        Matcher number = KOREAN.matcher(digits);
        if (!number.matches()) {
            return "";
        }
        StringBuilder parts = new StringBuilder();
        for (int group = 1; group <= number.groupCount(); group++) {
            String part = number.group(group);
            if (part != null && !part.isEmpty()) {
                parts.append(parts.isEmpty() ? "" : "-").append(part);
            }
        }
        return parts.toString();
    }
}
