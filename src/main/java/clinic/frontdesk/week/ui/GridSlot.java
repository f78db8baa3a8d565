package clinic.frontdesk.week.ui;

import java.time.LocalDate;

/**
 * A stretch of one day that can be pointed at: free to book, or offered to a card that moves.
 *
 * @param start minute of the day
 * @param end minute of the day, exclusive
 */
public record GridSlot(LocalDate date, int start, int end) {}
