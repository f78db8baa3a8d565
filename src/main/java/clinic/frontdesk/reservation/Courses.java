package clinic.frontdesk.reservation;

import clinic.frontdesk.reservation.SeriesPart.SeriesKind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** Books courses: each visit is booked, or reported with the nearest free starts. */
public final class Courses {

    private final DeskBookings bookings;

    public Courses(DeskBookings bookings) {
        this.bookings = bookings;
    }

    /** One visit of a course and its outcome; {@code number} from 1. */
    public record Occurrence(int number, LocalDate date, BookingOutcome outcome) {}

    /**
     * Books the visits in order, each in its own transaction; a refused visit does not keep the others from being booked.
     *
     * @throws org.jooq.exception.DataAccessException when the database is out of reach; the same call may be made again,
     *     and books the missing visits
     */
    public List<Occurrence> book(Course course) {
        return IntStream.rangeClosed(1, course.visits())
                .mapToObj(number -> book(course.id(), number, course.visit(number)))
                .toList();
    }

    /**
     * Books one visit of a course whose dates were chosen one by one.
     *
     * @param courseId made before the first try, and the same for all visits and at every retry
     * @param number from 1
     */
    public Occurrence book(String courseId, int number, NewReservation visit) {
        SeriesPart part = new SeriesPart(courseId, SeriesKind.COURSE, number);
        return new Occurrence(number, visit.date(), bookings.bookPart(visit, part));
    }
}
