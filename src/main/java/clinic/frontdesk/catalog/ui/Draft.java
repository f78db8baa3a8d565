package clinic.frontdesk.catalog.ui;

import clinic.frontdesk.catalog.Service;
import clinic.frontdesk.catalog.ServiceField;
import clinic.frontdesk.catalog.ServiceProblems;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The form's values for one service, with the stored values that they are based on.
 *
 * @param loaded the service as last read from the database; for a type that is not set up, the initial values of the
 *     form
 * @param name as typed
 * @param duration as typed
 * @param buffer as typed
 * @param theirs values that others have saved meanwhile in fields changed here too, as they would be typed
 * @param taken fields that others have changed meanwhile and that were not changed here, with their previous values
 */
record Draft(
        Service loaded,
        String name,
        String duration,
        String buffer,
        boolean active,
        Map<ServiceField, String> theirs,
        Map<ServiceField, String> taken) {

    Draft {
        theirs = copy(theirs);
        taken = copy(taken);
    }

    static Draft of(Service loaded) {
        return new Draft(
                loaded,
                loaded.name(),
                Integer.toString(loaded.durationMinutes()),
                Integer.toString(loaded.bufferMinutes()),
                loaded.active(),
                Map.of(),
                Map.of());
    }

    /** The text of a field; ACTIVE as {@code true} or {@code false}. */
    String get(ServiceField field) {
        return switch (field) {
            case NAME -> name;
            case DURATION -> duration;
            case BUFFER -> buffer;
            case ACTIVE -> Boolean.toString(active);
        };
    }

    Draft with(ServiceField field, String typed) {
        return new Draft(
                loaded,
                field == ServiceField.NAME ? typed : name,
                field == ServiceField.DURATION ? typed : duration,
                field == ServiceField.BUFFER ? typed : buffer,
                field == ServiceField.ACTIVE ? Boolean.parseBoolean(typed) : active,
                theirs,
                taken);
    }

    Map<ServiceField, String> problems() {
        return ServiceProblems.of(name, duration, buffer);
    }

    /** Whether a field's value differs from the loaded one; {@code 030} equals 30. */
    boolean changed(ServiceField field) {
        return !normalized(field, get(field)).equals(of(loaded).get(field));
    }

    boolean changed() {
        for (ServiceField field : ServiceField.values()) {
            if (changed(field)) {
                return true;
            }
        }
        return false;
    }

    /** The service to be saved. Call only without {@link #problems}. */
    Service toService() {
        return new Service(
                loaded.id(),
                loaded.code(),
                name.strip(),
                ServiceProblems.minutes(duration).orElseThrow(),
                ServiceProblems.minutes(buffer).orElseThrow(),
                active,
                loaded.displayOrder());
    }

    /**
     * Merges the draft with the current stored values. A field that was not changed here takes the stored value; one
     * changed on both sides keeps the typed value and records the stored one as a conflict.
     */
    Draft mergedWith(Service current) {
        Draft before = of(loaded);
        Draft now = of(current);
        Draft merged = new Draft(current, name, duration, buffer, active, theirs, taken);
        for (ServiceField field : ServiceField.values()) {
            String value = now.get(field);
            if (value.equals(before.get(field))) {
                continue;
            }
            if (normalized(field, get(field)).equals(value)) {
                merged = merged.with(field, value).theirs(others -> without(others, field));
            } else if (changed(field)) {
                merged = merged.theirs(others -> plus(others, field, value));
            } else {
                String previous = before.get(field);
                merged = merged.with(field, value).taken(others -> plus(others, field, previous));
            }
        }
        return merged;
    }

    /** Resolves the conflict in a field with the stored value or the typed one. */
    Draft resolved(ServiceField field, boolean takeTheirs) {
        String value = theirs.get(field);
        Draft resolved = theirs(others -> without(others, field));
        return takeTheirs && value != null ? resolved.with(field, value) : resolved;
    }

    private Draft theirs(UnaryOperator<Map<ServiceField, String>> change) {
        return new Draft(loaded, name, duration, buffer, active, change.apply(theirs), taken);
    }

    private Draft taken(UnaryOperator<Map<ServiceField, String>> change) {
        return new Draft(loaded, name, duration, buffer, active, theirs, change.apply(taken));
    }

    private static String normalized(ServiceField field, String typed) {
        return switch (field) {
            case NAME -> typed.strip();
            case DURATION, BUFFER -> {
                var minutes = ServiceProblems.minutes(typed);
                yield minutes.isPresent() ? Integer.toString(minutes.getAsInt()) : typed;
            }
            case ACTIVE -> typed;
        };
    }

    private static Map<ServiceField, String> plus(Map<ServiceField, String> values, ServiceField field, String value) {
        Map<ServiceField, String> more = new EnumMap<>(ServiceField.class);
        more.putAll(values);
        more.put(field, value);
        return more;
    }

    private static Map<ServiceField, String> without(Map<ServiceField, String> values, ServiceField field) {
        Map<ServiceField, String> less = new EnumMap<>(ServiceField.class);
        less.putAll(values);
        less.remove(field);
        return less;
    }

    private static Map<ServiceField, String> copy(Map<ServiceField, String> values) {
        Map<ServiceField, String> copy = new EnumMap<>(ServiceField.class);
        copy.putAll(values);
        return Collections.unmodifiableMap(copy);
    }
}
