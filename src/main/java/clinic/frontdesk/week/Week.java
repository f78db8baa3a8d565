package clinic.frontdesk.week;

import clinic.frontdesk.live.DayVersions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * What the desk shows of one week, read in one go.
 *
 * @param monday the first of its seven days
 * @param now the clinic's wall clock when it was read
 * @param days seven days, Monday first
 * @param unconfirmed how many web requests wait for a confirmation, from today on, in any week
 * @param attention how many reservations need attention, from today on or without a readable time, in any week
 * @param versions the versions of its days and of the rules, of the same moment
 */
public record Week(
        LocalDate monday,
        LocalDateTime now,
        List<WeekDay> days,
        int unconfirmed,
        int attention,
        DayVersions versions) {}
