package clinic.frontdesk.schedule;

import java.util.List;

/** What keeps a treatment from a start. */
public sealed interface Obstacle {

    /** The service has no opening on that day. */
    record NoOpening() implements Obstacle {}

    /** A closure that the treatment meets. */
    record Closed(Closure closure) implements Obstacle {}

    /**
     * The treatment is not wholly inside one opening.
     *
     * @param windows the openings that the service has on that day, by start; at least one
     */
    record OutsideHours(List<Opening> windows) implements Obstacle {

        public OutsideHours {
            windows = List.copyOf(windows);
        }
    }

    /**
     * No place is free at some instant.
     *
     * @param held what holds the places at the first such instant, by start; empty where the capacity is 0
     */
    record Full(List<BusyInterval> held) implements Obstacle {

        public Full {
            held = List.copyOf(held);
        }
    }

    /** The service would exceed its minutes of the day. */
    record LimitReached(DailyLimit limit) implements Obstacle {}
}
