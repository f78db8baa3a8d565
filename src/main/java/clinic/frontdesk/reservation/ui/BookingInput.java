package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.ServiceChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The contents of a form without problems.
 *
 * @param services the services of the visit in order, at least one
 * @param course the visits of a course that are to be booked; empty for a single visit
 * @param squeezeIn the reason of a squeeze-in; null where the rules hold
 */
record BookingInput(
        BookedPerson person,
        List<ServiceChoice> services,
        PlannedVisit visit,
        List<CourseVisit> course,
        @Nullable String squeezeIn,
        String request,
        String memo) {

    BookingRequest toRequest(String id) {
        NewReservation first = new NewReservation(
                id,
                person.name(),
                person.phone(),
                person.birth(),
                person.gender(),
                person.firstVisit(),
                services.getFirst().id(),
                visit.date(),
                visit.start(),
                textOrNull(request),
                textOrNull(memo));
        return course.isEmpty() ? visit(id, first) : course(id, first);
    }

    private BookingRequest visit(String id, NewReservation first) {
        List<NewReservation> parts = new ArrayList<>();
        parts.add(first);
        for (int i = 1; i < services.size(); i++) {
            parts.add(first.following(
                    BookingRequest.partId(id, i + 1),
                    services.get(i).id(),
                    visit.parts().get(i).start()));
        }
        List<Integer> numbers = IntStream.rangeClosed(1, parts.size()).boxed().toList();
        return new BookingRequest(id, parts, numbers, false, squeezeIn);
    }

    private BookingRequest course(String id, NewReservation first) {
        List<NewReservation> parts = course.stream()
                .map(visit -> visit.number() == 1
                        ? first
                        : first.later(
                                BookingRequest.partId(id, visit.number()),
                                visit.date(),
                                Objects.requireNonNull(visit.minute())))
                .toList();
        return new BookingRequest(
                id, parts, course.stream().map(CourseVisit::number).toList(), true, null);
    }

    private static @Nullable String textOrNull(String text) {
        return text.isBlank() ? null : text.strip();
    }
}
