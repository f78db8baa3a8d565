package clinic.frontdesk.schedule;

import java.time.LocalDate;

/**
 * A start that can be offered.
 *
 * @param start minute of the day
 * @param end minute of the day at which the treatment ends, without buffer
 * @param free places left, the least over the occupied interval; 0 when full
 * @param capacity places, the least bound over the occupied interval
 * @param offGrid not a multiple of the interval: it follows a reservation directly
 */
public record Slot(LocalDate date, Period period, int start, int end, int free, int capacity, boolean offGrid) {}
