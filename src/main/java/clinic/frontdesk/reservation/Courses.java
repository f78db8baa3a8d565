package clinic.frontdesk.reservation;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Books courses: each visit is placed, or reported with the nearest starts that are free. */
public final class Courses {

    private final JooqBookings bookings;

    public Courses(JooqBookings bookings) {
        this.bookings = bookings;
    }

    /** What became of one visit of a course. */
    public record Occurrence(int number, LocalDate date, BookingOutcome outcome) {}

    /**
     * Books every visit that can be had, in order; one that is refused keeps no other from being booked.
     *
     * @throws org.jooq.exception.DataAccessException when the database is away; the same call may be made again, and
     *     books what is missing
     */
    public List<Occurrence> book(Course course) {
        return IntStream.rangeClosed(1, course.visits())
                .mapToObj(number -> {
                    NewReservation visit = course.visit(number);
                    SeriesPart part = new SeriesPart(course.id(), SeriesPart.Kind.COURSE, number);
                    return new Occurrence(number, visit.date(), bookings.book(visit, part));
                })
                .toList();
    }
}
