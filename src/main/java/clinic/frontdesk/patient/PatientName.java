package clinic.frontdesk.patient;

import clinic.frontdesk.input.Parsed;
import java.text.Normalizer;

/** Patients' names as they are typed. */
public final class PatientName {

    /** The longest name, in UTF-16 code units. */
    public static final int LONGEST = 100;

    private PatientName() {}

    /**
     * Parses a name: composed letters (NFC), one blank between words. Problems are {@code name.empty}, {@code
     * name.long}, and {@code name.letters} for control characters and broken surrogates, which no database stores.
     */
    public static Parsed<String> parse(String text) {
        if (text.codePoints().anyMatch(PatientName::isNoLetter)) {
            return Parsed.problem("name.letters");
        }
        String name = normalized(text);
        if (name.isEmpty()) {
            return Parsed.problem("name.empty");
        }
        return name.length() > LONGEST ? Parsed.problem("name.long") : Parsed.of(name);
    }

    /**
     * Parses the name of a patient whom the desk does not know yet. As {@link #parse}, and {@code name.initials} for what may
     * find a patient but names none: initial consonants and digits.
     */
    public static Parsed<String> parseNew(String text) {
        Parsed<String> name = parse(text);
        boolean searched = text.codePoints().anyMatch(PatientName::isJamo)
                || text.codePoints().noneMatch(Character::isLetter);
        return name.value() != null && searched ? Parsed.problem("name.initials") : name;
    }

    /** Compatibility jamo, as an unfinished syllable or initial consonants are typed. */
    private static boolean isJamo(int character) {
        return 0x3131 <= character && character <= 0x318E;
    }

    /** A name as names are compared, however a program wrote it. */
    public static String normalized(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
    }

    private static boolean isNoLetter(int character) {
        int type = Character.getType(character);
        return (type == Character.CONTROL && !Character.isWhitespace(character))
                || type == Character.SURROGATE
                || (character & 0xFFFE) == 0xFFFE;
    }
}
