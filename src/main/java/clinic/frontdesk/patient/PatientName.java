package clinic.frontdesk.patient;

import clinic.frontdesk.input.Parsed;

/** Patients' names as they are typed. */
public final class PatientName {

    /** The longest name, in UTF-16 code units. */
    public static final int LONGEST = 100;

    private PatientName() {}

    /** Parses a name; blanks around it do not count. Problems are {@code name.empty} and {@code name.long}. */
    public static Parsed<String> parse(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            return Parsed.problem("name.empty");
        }
        return name.length() > LONGEST ? Parsed.problem("name.long") : Parsed.of(name);
    }
}
