package clinic.frontdesk.reservation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A series of visits at the same time of day, weeks apart.
 *
 * @param id made before the first try, and the same at every retry
 * @param first the first visit
 * @param visits how many in all, 2 to {@value #MOST_VISITS}
 * @param everyWeeks weeks from one visit to the next, 1 to {@value #MOST_WEEKS}
 */
public record Course(String id, NewReservation first, int visits, int everyWeeks) {

    public static final int MOST_VISITS = 52;
    public static final int MOST_WEEKS = 52;

    public Course {
        if (visits < 2 || visits > MOST_VISITS || everyWeeks < 1 || everyWeeks > MOST_WEEKS) {
            throw new IllegalArgumentException("not a course: " + visits + " visits every " + everyWeeks + " weeks");
        }
    }

    /** The visit of a number from 1; its id is derived from the course's id, so that a retry finds it. */
    NewReservation visit(int number) {
        if (number == 1) {
            return first;
        }
        LocalDate date = first.date().plusWeeks((long) everyWeeks * (number - 1));
        UUID visitId = UUID.nameUUIDFromBytes((id + "/" + number).getBytes(StandardCharsets.UTF_8));
        return first.later(visitId.toString(), date);
    }
}
