package clinic.frontdesk.board;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** From when on each of those who wait may begin, roughly: in their order, each at the place that is free first. */
final class ExpectedStarts {

    /**
     * A treatment that waits for a place.
     *
     * @param notBefore the appointment, or now where it is past
     * @param minutes of treatment and of the buffer after it
     */
    record Expected(LocalDateTime notBefore, int minutes) {}

    private ExpectedStarts() {}

    /**
     * The starts in the order of the waiting.
     *
     * @param capacity how many are treated at once, at least 1
     * @param ends when the treatments in progress leave their places
     */
    static List<LocalDateTime> of(LocalDateTime now, int capacity, List<LocalDateTime> ends, List<Expected> waiting) {
        PriorityQueue<LocalDateTime> free = new PriorityQueue<>(ends);
        while (free.size() < capacity) {
            free.add(now);
        }
        List<LocalDateTime> starts = new ArrayList<>();
        for (Expected next : waiting) {
            LocalDateTime place = free.remove();
            LocalDateTime start = place.isBefore(next.notBefore()) ? next.notBefore() : place;
            starts.add(start);
            free.add(start.plusMinutes(next.minutes()));
        }
        return starts;
    }
}
