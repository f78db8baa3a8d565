package clinic.frontdesk.calls;

import clinic.frontdesk.patient.PatientKeys;
import clinic.frontdesk.schedule.ClockTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One call: a patient with all that is booked that day.
 *
 * @param reservations at least one, by start
 */
public record PatientCall(List<CalledReservation> reservations) {

    public PatientCall {
        reservations = List.copyOf(reservations);
    }

    /** Groups the rows of each patient, in the order of their first rows. */
    public static <T> List<List<T>> byPatient(List<T> rows, Function<T, String> name, Function<T, String> phone) {
        Map<List<String>, List<T>> byPatient = new LinkedHashMap<>();
        for (T row : rows) {
            List<String> patient = List.of(PatientKeys.ofName(name.apply(row)), PatientKeys.ofPhone(phone.apply(row)));
            byPatient.computeIfAbsent(patient, first -> new ArrayList<>()).add(row);
        }
        return List.copyOf(byPatient.values());
    }

    public CalledReservation first() {
        return reservations.getFirst();
    }

    /** The state of the calls: that of the first reservation, or of another where that one was booked afterwards. */
    public CallState state() {
        return reservations.stream()
                .map(CalledReservation::state)
                .filter(state -> !state.equals(CallState.NONE))
                .findFirst()
                .orElse(CallState.NONE);
    }

    /** The start of the first one, {@code HH:mm}; as it was written where it is unreadable. */
    public String time() {
        return timeOf(first());
    }

    private static String timeOf(CalledReservation reservation) {
        Integer start = reservation.start();
        return start == null ? reservation.writtenTime() : ClockTime.format(start);
    }

    /** The services; the start of each after the first. */
    public String services() {
        return IntStream.range(0, reservations.size())
                .mapToObj(index -> (index == 0 ? "" : timeOf(reservations.get(index)) + " ")
                        + reservations.get(index).serviceName())
                .collect(Collectors.joining(", "));
    }
}
