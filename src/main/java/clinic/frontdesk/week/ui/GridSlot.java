package clinic.frontdesk.week.ui;

import java.time.LocalDate;

/**
 * An interval of one day that can be pointed at: a free slot, or one that is offered to a card being moved.
 *
 * @param start minute of the day
 * @param end minute of the day, exclusive
 */
public record GridSlot(LocalDate date, int start, int end) {}
