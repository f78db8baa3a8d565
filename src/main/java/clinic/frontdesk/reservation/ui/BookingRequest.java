package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.NewReservation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one press of the button asks for. Its ids are made before the first try, and are the same at every retry.
 *
 * @param id of the visit or course; the first reservation has it too
 * @param parts the reservations: of one visit the services in order, of a course the visits in order
 * @param numbers the number of each part in the visit or course, from 1
 * @param course whether the parts are the visits of a course, weeks apart
 * @param squeezeIn the reason of a squeeze-in; null where the rules hold
 */
record BookingRequest(
        String id,
        List<NewReservation> parts,
        List<Integer> numbers,
        boolean course,
        @Nullable String squeezeIn) {

    BookingRequest {
        parts = List.copyOf(parts);
        numbers = List.copyOf(numbers);
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** The id of a reservation by its number from 1. */
    static String partId(String id, int number) {
        return number == 1
                ? id
                : UUID.nameUUIDFromBytes((id + "/" + number).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    Optional<String> reason() {
        return Optional.ofNullable(squeezeIn);
    }

    List<String> ids() {
        return parts.stream().map(NewReservation::id).toList();
    }

    NewReservation first() {
        return parts.getFirst();
    }

    /** Whether both book the same services for the same person; starts and texts may differ. */
    boolean sameBooking(BookingRequest other) {
        if (course != other.course || !numbers.equals(other.numbers)) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            NewReservation one = parts.get(i);
            NewReservation two = other.parts.get(i);
            boolean same = one.patientName().equals(two.patientName())
                    && one.phone().equals(two.phone())
                    && one.birthDate().equals(two.birthDate())
                    && one.gender().equals(two.gender())
                    && one.firstVisit() == two.firstVisit()
                    && one.serviceId().equals(two.serviceId());
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
