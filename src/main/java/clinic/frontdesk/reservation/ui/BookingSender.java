package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Courses;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.Visits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends requests to the database, off the screen's thread. */
final class BookingSender {

    private final DeskBookings bookings;
    private final Visits visits;

    BookingSender(DeskBookings bookings, Visits visits) {
        this.bookings = bookings;
        this.visits = visits;
    }

    /**
     * Books what a request asks for.
     *
     * @param mayExist whether the answer to an earlier try of the same booking was lost: a reservation that exists is
     *     then moved to the start that is wanted now
     * @param earlier the ids of requests whose answers were lost before they became another booking
     */
    BookingResult send(BookingRequest request, boolean mayExist, List<String> earlier) {
        DeskBookings desk = request.reason().map(bookings::squeezingIn).orElse(bookings);
        List<BookingOutcome> outcomes =
                request.course() ? course(request, desk, mayExist) : List.of(visit(request, desk, mayExist));
        boolean refused = !request.course() && outcomes.getFirst() instanceof BookingOutcome.Refused;
        return new BookingResult(outcomes, refused ? visitNow(request) : null, standing(earlier));
    }

    private static BookingOutcome visit(BookingRequest request, DeskBookings desk, boolean mayExist) {
        BookingOutcome outcome = desk.bookVisit(request.id(), request.parts());
        return mayExist ? moved(outcome, request.parts(), desk) : outcome;
    }

    private static List<BookingOutcome> course(BookingRequest request, DeskBookings desk, boolean mayExist) {
        Courses courses = new Courses(desk);
        List<BookingOutcome> outcomes = new ArrayList<>();
        for (int i = 0; i < request.parts().size(); i++) {
            NewReservation visit = request.parts().get(i);
            BookingOutcome outcome =
                    courses.book(request.id(), request.numbers().get(i), visit).outcome();
            outcomes.add(mayExist ? moved(outcome, List.of(visit), desk) : outcome);
        }
        return outcomes;
    }

    private static BookingOutcome moved(BookingOutcome outcome, List<NewReservation> parts, DeskBookings desk) {
        if (!(outcome instanceof BookingOutcome.Accepted)) {
            return outcome;
        }
        for (NewReservation part : parts) {
            boolean differs = desk.details(part.id())
                    .filter(existing -> !existing.date().equals(part.date())
                            || !Integer.valueOf(part.start()).equals(existing.start()))
                    .isPresent();
            BookingOutcome move = differs ? desk.move(part.id(), part.date(), part.start()) : outcome;
            if (!(move instanceof BookingOutcome.Accepted)) {
                return move;
            }
        }
        return outcome;
    }

    private @Nullable PlannedVisit visitNow(BookingRequest request) {
        List<String> services =
                request.parts().stream().map(NewReservation::serviceId).toList();
        return visits.at(services, request.first().date(), request.first().start());
    }

    private List<ReservationDetails> standing(List<String> ids) {
        return ids.stream()
                .flatMap(id -> bookings.details(id).stream())
                .filter(details -> !details.status().equals(Status.CANCELLED))
                .toList();
    }
}
