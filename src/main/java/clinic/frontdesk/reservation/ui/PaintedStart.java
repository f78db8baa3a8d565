package clinic.frontdesk.reservation.ui;

import java.time.LocalDate;

/**
 * A start as the calendar paints it while the form is open.
 *
 * @param start minute of the day
 * @param end minute of the day at which the last treatment of the visit ends
 * @param number the digit that chooses it, 1 to 6; 0 for none
 * @param chosen whether the form would book it
 */
public record PaintedStart(LocalDate date, int start, int end, int number, boolean chosen) {}
