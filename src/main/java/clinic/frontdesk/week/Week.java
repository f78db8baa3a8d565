package clinic.frontdesk.week;

import clinic.frontdesk.live.DayVersions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * One week as the desk shows it, read in one snapshot.
 *
 * @param monday the first day
 * @param now the clinic's wall clock when it was read
 * @param days seven days, Monday first
 * @param unconfirmed how many reservations of any week are to be confirmed, from today on
 * @param attention how many reservations of any week need review, from today on or without a readable time
 * @param versions the versions of its days and of the rules in the same snapshot
 */
public record Week(
        LocalDate monday,
        LocalDateTime now,
        List<WeekDay> days,
        int unconfirmed,
        int attention,
        DayVersions versions) {}
