package clinic.frontdesk.week.ui;

import clinic.frontdesk.ui.DropZone;
import java.time.LocalDate;

/** Where a dragged card would go if it were dropped. */
sealed interface DragTarget {

    /**
     * A start in the week.
     *
     * @param start minute of the day
     */
    record AtStart(LocalDate date, int start) implements DragTarget {}

    /** A day, at the time that the card has. */
    record OnDay(LocalDate date) implements DragTarget {}

    /** A zone that takes the card itself. */
    record InZone(DropZone zone) implements DragTarget {}

    /** Nowhere: the card goes back. */
    record Outside() implements DragTarget {}
}
