package clinic.frontdesk.schedule;

import java.time.LocalDate;

/**
 * A start that can be offered.
 *
 * @param start minute of the day
 * @param end minute of the day at which the treatment ends, without buffer
 * @param free the least free capacity over the occupied interval; 0 when full
 * @param capacity the least capacity over the occupied interval
 * @param offGrid whether it is not on the grid of its opening: it directly follows a reservation
 */
public record Slot(LocalDate date, Period period, int start, int end, int free, int capacity, boolean offGrid) {}
