package clinic.frontdesk.closure;

import java.time.LocalDate;

/**
 * A public holiday.
 *
 * @param name its name; where several fall on the day, all of them with a middle dot between
 * @param opened whether the manager opened it, so that it is booked as any other day
 */
public record Holiday(LocalDate date, String name, boolean opened) {}
