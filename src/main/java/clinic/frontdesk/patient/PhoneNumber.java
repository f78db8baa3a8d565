package clinic.frontdesk.patient;

import clinic.frontdesk.input.Parsed;

/** Korean phone numbers in the one format that the clinic's records use. */
public final class PhoneNumber {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 13;

    private PhoneNumber() {}

    /**
     * Parses a number in any common spelling and formats it: {@code 01012345678} gives {@code 010-1234-5678}, {@code
     * 021234567} gives {@code 02-123-4567}. Problems are {@code phone.empty} and {@code phone.form}.
     */
    public static Parsed<String> parse(String text) {
        String written = text.strip();
        if (written.isEmpty()) {
            return Parsed.problem("phone.empty");
        }
        if (!written.matches("[+(]?[0-9][0-9 ().-]*")) {
            return Parsed.problem("phone.form");
        }
        String digits = written.replaceAll("[^0-9]", "");
        if (written.startsWith("+82") || (digits.startsWith("82") && digits.length() >= 11)) {
            String national = digits.substring(2);
            digits = national.startsWith("0") ? national : "0" + national;
        }
        if (digits.length() < SHORTEST || digits.length() > LONGEST || shortMobile(digits)) {
            return Parsed.problem("phone.form");
        }
        return Parsed.of(grouped(digits));
    }

    /** Whether a mobile number lacks digits. */
    private static boolean shortMobile(String digits) {
        return digits.startsWith("010") ? digits.length() != 11 : digits.startsWith("01") && digits.length() < 10;
    }

    private static String grouped(String digits) {
        int area = digits.startsWith("02") ? 2 : digits.startsWith("0") ? 3 : 0;
        int last = digits.length() - 4;
        if (area == 0) {
            return digits.substring(0, last) + "-" + digits.substring(last);
        }
        return digits.substring(0, area) + "-" + digits.substring(area, last) + "-" + digits.substring(last);
    }
}
