package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A day before a service has been chosen: where its grid is free, and how full it is. Both apply the rules that
 * {@link Availability} applies. The clinic-wide openings count; a service's own opening counts only where no clinic-wide
 * one covers the time, since there it bounds its service alone (rule 4).
 */
public final class DayGrid {

    private final DayPlan day;
    private final boolean[] clinicWide = new boolean[ClockTime.MINUTES_A_DAY];

    public DayGrid(DayPlan day) {
        this.day = day;
        for (Opening opening : day.openings()) {
            if (opening.clinicWide()) {
                Arrays.fill(clinicWide, opening.start(), opening.end(), true);
            }
        }
    }

    /**
     * The free slots on the grid from {@code now} on, by start, each start once. A slot is one interval of its opening
     * long: it is free where a treatment of that length, without a buffer, fits for the opening's service, or for any
     * service where the opening is clinic-wide. A longer treatment, or one with a buffer, may not fit.
     */
    public List<Slot> freeSlots(LocalDateTime now) {
        int earliest = day.firstMinuteFrom(now);
        Map<Treatment, Availability> availabilities = new HashMap<>();
        TreeMap<Integer, Slot> slots = new TreeMap<>();
        for (Opening opening : day.openings()) {
            int length = opening.interval();
            Treatment treatment = new Treatment(opening.serviceId(), length, 0);
            Availability availability =
                    availabilities.computeIfAbsent(treatment, asked -> new Availability(day, asked, null));
            for (int start = opening.start(); start + length <= opening.end(); start += length) {
                if (start < earliest || slots.containsKey(start) || !counts(opening, start, start + length)) {
                    continue;
                }
                SlotVerdict verdict = availability.at(start);
                if (verdict.verdict() == Verdict.FITS) {
                    slots.put(
                            start,
                            new Slot(
                                    day.date(),
                                    opening.period(),
                                    start,
                                    start + length,
                                    verdict.free(),
                                    verdict.capacity(),
                                    false));
                }
            }
        }
        return List.copyOf(slots.values());
    }

    private boolean counts(Opening opening, int from, int until) {
        if (!opening.clinicWide()) {
            for (int minute = from; minute < until; minute++) {
                if (clinicWide[minute]) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * How full the periods are that have bookable minutes. A minute belongs to the period of an opening that covers it;
     * minutes that a closure covers are neither bookable nor held.
     */
    public Map<Period, Fullness> fullness() {
        int[] bookable = new int[Period.values().length];
        int[] held = new int[Period.values().length];
        day.openings().stream()
                .collect(Collectors.groupingBy(opening -> Optional.ofNullable(opening.serviceId())))
                .forEach((service, openings) -> {
                    String serviceId = service.orElse(null);
                    boolean[] counted = countedMinutes(serviceId);
                    CapacityProfile profile =
                            new CapacityProfile(openings, day.held(), serviceId, ClockTime.MINUTES_A_DAY);
                    for (Period period : Period.values()) {
                        for (int minute = 0; minute < ClockTime.MINUTES_A_DAY; minute++) {
                            if (counted[minute] && covers(openings, period, minute)) {
                                bookable[period.ordinal()] += profile.capacity(minute);
                                held[period.ordinal()] += profile.capacity(minute) - profile.free(minute);
                            }
                        }
                    }
                });
        Map<Period, Fullness> fullness = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            if (bookable[period.ordinal()] > 0) {
                fullness.put(period, new Fullness(held[period.ordinal()], bookable[period.ordinal()]));
            }
        }
        return fullness;
    }

    /** The minutes that no closure of the service covers and that its openings, or the clinic-wide ones, bound. */
    private boolean[] countedMinutes(@Nullable String serviceId) {
        boolean[] counted = new boolean[ClockTime.MINUTES_A_DAY];
        for (int minute = 0; minute < counted.length; minute++) {
            counted[minute] = serviceId == null || !clinicWide[minute];
        }
        for (Closure closure : day.closures()) {
            if (closure.serviceId() == null || closure.serviceId().equals(serviceId)) {
                Arrays.fill(counted, closure.start(), closure.end(), false);
            }
        }
        return counted;
    }

    private static boolean covers(List<Opening> openings, Period period, int minute) {
        return openings.stream().anyMatch(opening -> opening.period() == period && opening.covers(minute));
    }
}
