package clinic.frontdesk.week.ui;

import java.time.LocalDate;

/**
 * A start that a form offers for the service in hand, painted in the week.
 *
 * @param start minute of the day
 * @param end minute of the day at which the treatment ends
 * @param number the digit that chooses it, from 1; 0 for none
 * @param chosen whether the form would book it
 */
public record OfferedStart(LocalDate date, int start, int end, int number, boolean chosen) {}
