package clinic.frontdesk.catalog;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Validates a service as it is typed in a form. */
public final class ServiceProblems {

    /** The longest name, in characters as PostgreSQL counts them. */
    public static final int LONGEST_NAME = 100;

    public static final int SHORTEST_DURATION = 1;
    public static final int LONGEST_DURATION = 480;
    public static final int LONGEST_BUFFER = 120;

    private ServiceProblems() {}

    /**
     * The problems by field, empty where the service is valid: {@code name.blank}, {@code name.long}, {@code duration.missing},
     * {@code duration.number}, {@code duration.range}, {@code buffer.missing}, {@code buffer.number},
     * {@code buffer.range}.
     *
     * @param name as typed; blanks around it are ignored
     * @param duration as typed; valid are whole minutes, 1 to 480
     * @param buffer as typed; valid are whole minutes, 0 to 120
     */
    public static Map<ServiceField, String> of(String name, String duration, String buffer) {
        Map<ServiceField, String> problems = new EnumMap<>(ServiceField.class);
        String trimmed = name.strip();
        if (trimmed.isEmpty()) {
            problems.put(ServiceField.NAME, "name.blank");
        } else if (trimmed.codePointCount(0, trimmed.length()) > LONGEST_NAME) {
            problems.put(ServiceField.NAME, "name.long");
        }
        String wrong = problem(duration, SHORTEST_DURATION, LONGEST_DURATION);
        if (!wrong.isEmpty()) {
            problems.put(ServiceField.DURATION, "duration." + wrong);
        }
        wrong = problem(buffer, 0, LONGEST_BUFFER);
        if (!wrong.isEmpty()) {
            problems.put(ServiceField.BUFFER, "buffer." + wrong);
        }
        return Collections.unmodifiableMap(problems);
    }

    /** Parses minutes, also in full-width digits, as a Korean keyboard may write them; empty where it is no number. */
    public static OptionalInt minutes(String typed) {
        String digits = typed.strip();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(Character::isDigit)) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    /** Whether a service may be saved as it is. */
    static boolean none(String name, int durationMinutes, int bufferMinutes) {
        return of(name, Integer.toString(durationMinutes), Integer.toString(bufferMinutes))
                .isEmpty();
    }

    private static String problem(String typed, int least, int most) {
        if (typed.isBlank()) {
            return "missing";
        }
        String digits = typed.strip();
        if (!digits.chars().allMatch(Character::isDigit) && !digits.matches("-\\d+")) {
            return "number";
        }
        OptionalInt minutes = minutes(typed);
        return minutes.isPresent() && minutes.getAsInt() >= least && minutes.getAsInt() <= most ? "" : "range";
    }
}
