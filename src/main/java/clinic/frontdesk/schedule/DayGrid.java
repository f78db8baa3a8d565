package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDateTime;
import java.util.BitSet;
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
    private final BitSet clinicWide = new BitSet();

    public DayGrid(DayPlan day) {
        this.day = day;
        for (Opening opening : day.openings()) {
            if (opening.clinicWide()) {
                clinicWide.set(opening.start(), opening.end());
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
        return opening.clinicWide() || clinicWide.get(from, until).isEmpty();
    }

    /**
     * How full the periods are that have bookable minutes. A minute belongs to the period of an opening that covers it;
     * minutes that a closure covers are neither bookable nor held.
     */
    public Map<Period, Fullness> fullness() {
        List<Bound> bounds = day.openings().stream()
                .collect(Collectors.groupingBy(opening -> Optional.ofNullable(opening.serviceId())))
                .entrySet()
                .stream()
                .map(entry -> bound(entry.getKey().orElse(null), entry.getValue()))
                .toList();
        Map<Period, Fullness> fullness = new EnumMap<>(Period.class);
        for (Period period : Period.values()) {
            int held = 0;
            int bookable = 0;
            for (Bound bound : bounds) {
                for (int minute = 0; minute < ClockTime.MINUTES_A_DAY; minute++) {
                    if (bound.counts(period, minute)) {
                        bookable += bound.profile.capacity(minute);
                        held += bound.profile.capacity(minute) - bound.profile.free(minute);
                    }
                }
            }
            if (bookable > 0) {
                fullness.put(period, new Fullness(held, bookable));
            }
        }
        return fullness;
    }

    /** The openings of one service, or the clinic-wide ones, and the minutes at which their capacity counts. */
    private record Bound(List<Opening> openings, BitSet minutes, CapacityProfile profile) {

        boolean counts(Period period, int minute) {
            return minutes.get(minute)
                    && openings.stream().anyMatch(opening -> opening.period() == period && opening.covers(minute));
        }
    }

    private Bound bound(@Nullable String serviceId, List<Opening> openings) {
        return new Bound(
                openings,
                countedMinutes(serviceId),
                new CapacityProfile(openings, day.held(), serviceId, ClockTime.MINUTES_A_DAY));
    }

    /** The minutes that no closure covers and, for a service, no clinic-wide opening either. */
    private BitSet countedMinutes(@Nullable String serviceId) {
        BitSet counted = new BitSet();
        counted.set(0, ClockTime.MINUTES_A_DAY);
        if (serviceId != null) {
            counted.andNot(clinicWide);
        }
        for (Closure closure : day.closures()) {
            if (closure.serviceId() == null || closure.serviceId().equals(serviceId)) {
                counted.clear(closure.start(), closure.end());
            }
        }
        return counted;
    }
}
