package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scheduling rules as functions of one day and one treatment, for the screen: rules 1 to 5 and 11, and the off-grid
 * starts of rule 7. The database decides by {@code frontdesk.place}; {@code DatabaseAgreesTest} compares the two.
 */
public final class Availability {

    private final DayPlan day;
    private final Treatment treatment;
    private final List<Opening> openings;
    private final List<BusyInterval> busy;
    private final boolean limitReached;
    private final CapacityProfile profile;

    /**
     * Computes one day for one treatment.
     *
     * @param except the reservation that is being moved, which does not conflict with itself; null for a new one
     */
    public Availability(DayPlan day, Treatment treatment, @Nullable String except) {
        this.day = day;
        this.treatment = treatment;
        this.openings = day.openings().stream()
                .filter(opening -> opening.clinicWide() || Objects.equals(opening.serviceId(), treatment.serviceId()))
                .toList();
        this.busy = day.held().stream()
                .filter(interval -> !interval.reservationId().equals(except))
                .toList();
        this.limitReached = limitReached();
        // A treatment may be asked for at the last minute of the day.
        int minutes = ClockTime.MINUTES_A_DAY + treatment.duration() + treatment.buffer();
        this.profile = new CapacityProfile(openings, busy, treatment.serviceId(), minutes);
    }

    /** The service window: its own openings in a period where it has any there, else the clinic-wide ones. */
    public List<Opening> windows() {
        List<Opening> windows = new ArrayList<>();
        for (Period period : Period.values()) {
            List<Opening> inPeriod = openings.stream()
                    .filter(opening -> opening.period() == period)
                    .toList();
            List<Opening> own =
                    inPeriod.stream().filter(opening -> !opening.clinicWide()).toList();
            windows.addAll(own.isEmpty() ? inPeriod : own);
        }
        return windows;
    }

    /** Whether the treatment may start at a minute of the day, 0 to 1439, past or future. */
    public SlotVerdict at(int start) {
        return at(start, windows());
    }

    private SlotVerdict at(int start, List<Opening> windows) {
        int occupiedUntil = start + treatment.duration() + treatment.buffer();
        int bound = profile.leastCapacity(start, occupiedUntil);
        int free = profile.leastFree(start, occupiedUntil);
        boolean unbounded = bound == CapacityProfile.UNBOUNDED;
        Verdict verdict;
        if (windows.isEmpty() || closed(start)) {
            verdict = Verdict.CLOSED;
        } else if (windows.stream().noneMatch(window -> window.contains(start, start + treatment.duration()))) {
            verdict = Verdict.OUTSIDE_HOURS;
        } else if (!unbounded && free < 1) {
            verdict = Verdict.FULL;
        } else {
            verdict = limitReached ? Verdict.DAILY_LIMIT : Verdict.FITS;
        }
        return new SlotVerdict(verdict, unbounded ? 0 : bound, unbounded ? 0 : Math.max(free, 0));
    }

    /**
     * The day's offered starts in order of time: those on the grid, with 0 free where they are full or the daily limit is
     * reached, and the free ones off the grid that directly follow a reservation. Starts before {@code now} and starts
     * that a closure removes are left out.
     */
    public List<Slot> starts(LocalDateTime now) {
        List<Opening> windows = windows();
        TreeMap<Integer, Opening> onGrid = new TreeMap<>();
        for (Opening window : windows) {
            for (int start = window.start(); start + treatment.duration() <= window.end(); start += window.interval()) {
                onGrid.putIfAbsent(start, window);
            }
        }
        TreeMap<Integer, Opening> all = new TreeMap<>(onGrid);
        for (BusyInterval interval : busy) {
            int start = interval.until();
            windows.stream()
                    .filter(window -> window.contains(start, start + treatment.duration()))
                    .findFirst()
                    .ifPresent(window -> all.putIfAbsent(start, window));
        }
        int earliest = day.firstMinuteFrom(now);
        List<Slot> starts = new ArrayList<>();
        for (var entry : all.tailMap(earliest).entrySet()) {
            int start = entry.getKey();
            SlotVerdict verdict = at(start, windows);
            boolean offGrid = !onGrid.containsKey(start);
            boolean fits = verdict.verdict() == Verdict.FITS;
            if (verdict.verdict() != Verdict.CLOSED && (fits || !offGrid)) {
                starts.add(new Slot(
                        day.date(),
                        entry.getValue().period(),
                        start,
                        start + treatment.duration(),
                        fits ? verdict.free() : 0,
                        verdict.capacity(),
                        offGrid));
            }
        }
        return starts;
    }

    /** The first minute of [from, until) at which no place is free; {@code until} where there is none. */
    int firstFull(int from, int until) {
        int minute = from;
        while (minute < until && profile.free(minute) > 0) {
            minute++;
        }
        return minute;
    }

    /** Whether the bound of all services is reached at a minute, and not only that of this one. */
    boolean fullForAll(int minute) {
        List<Opening> clinicWide = openings.stream().filter(Opening::clinicWide).toList();
        CapacityProfile ofAll =
                new CapacityProfile(clinicWide, busy, null, Math.max(minute + 1, ClockTime.MINUTES_A_DAY));
        return ofAll.free(minute) < 1;
    }

    /** Rule 5: the treatment may not meet a closure; its buffer may. */
    private boolean closed(int start) {
        return day.closures().stream()
                .anyMatch(closure -> closure.meets(treatment.serviceId(), start, start + treatment.duration()));
    }

    /** Rule 11: minutes of treatment count, including completed ones; buffers do not. */
    private boolean limitReached() {
        Optional<DailyLimit> limit = day.limits().stream()
                .filter(one -> one.serviceId().equals(treatment.serviceId()))
                .findFirst();
        int booked = busy.stream()
                .filter(interval -> Objects.equals(interval.serviceId(), treatment.serviceId()))
                .mapToInt(BusyInterval::duration)
                .sum();
        return limit.isPresent()
                && limit.get().spent() + booked + treatment.duration()
                        > limit.get().minutes();
    }
}
