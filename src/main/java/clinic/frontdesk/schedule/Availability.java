package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.SlotVerdict.Verdict;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The scheduling rules as functions of a day, for the screen: rules 1 to 5 and 11, and the off-grid starts of rule 7.
 * The database decides by {@code frontdesk.place}; a test asks both and holds them together.
 */
public final class Availability {

    private static final int A_DAY = 24 * 60;
    private static final int UNBOUNDED = Integer.MAX_VALUE;
    private static final int NONE = -1;

    private final DayPlan day;
    private final Treatment treatment;
    private final List<Opening> openings;
    private final List<BusyInterval> held;
    private final boolean limitReached;
    /** As far as a treatment that starts at the end of the day may reach. */
    private final int minutes;

    /** By minute of the day: the bound there, and what is left of it; {@link #UNBOUNDED} where nothing bounds it. */
    private final int[] capacity;

    private final int[] left;

    /**
     * Reckons one day for one treatment.
     *
     * @param except the reservation that asks, which does not conflict with itself; null for a new one
     */
    public Availability(DayPlan day, Treatment treatment, @Nullable String except) {
        this.day = day;
        this.treatment = treatment;
        this.openings = day.openings().stream()
                .filter(opening -> opening.clinicWide() || Objects.equals(opening.serviceId(), treatment.serviceId()))
                .toList();
        this.held = day.held().stream()
                .filter(place -> !place.reservationId().equals(except))
                .toList();
        this.limitReached = limitReached();
        this.minutes = A_DAY + treatment.duration() + treatment.buffer();
        this.capacity = new int[minutes];
        this.left = new int[minutes];
        reckon();
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

    /** May the treatment start at this minute of the day? The clock is not asked. */
    public SlotVerdict at(int start) {
        return at(start, windows());
    }

    private SlotVerdict at(int start, List<Opening> windows) {
        int bound = least(capacity, start);
        int free = least(left, start);
        boolean unbounded = bound == UNBOUNDED;
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
     * The day's offered starts by time: those on the grid, with 0 free where they are full or the limit of minutes is
     * reached, and the free ones off it that follow a reservation directly. Starts before {@code now}, and those that a
     * closure removes, are left out.
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
        for (BusyInterval place : held) {
            int start = place.until();
            windows.stream()
                    .filter(window -> window.contains(start, start + treatment.duration()))
                    .findFirst()
                    .ifPresent(window -> all.putIfAbsent(start, window));
        }
        int earliest = earliest(now);
        List<Slot> starts = new ArrayList<>();
        for (var entry : all.tailMap(earliest).entrySet()) {
            int start = entry.getKey();
            SlotVerdict place = at(start, windows);
            boolean offGrid = !onGrid.containsKey(start);
            boolean fits = place.verdict() == Verdict.FITS;
            if (place.verdict() != Verdict.CLOSED && (fits || !offGrid)) {
                starts.add(new Slot(
                        day.date(),
                        entry.getValue().period(),
                        start,
                        start + treatment.duration(),
                        fits ? place.free() : 0,
                        place.capacity(),
                        offGrid));
            }
        }
        return starts;
    }

    /** The first minute of the day that is not before a time. */
    private int earliest(LocalDateTime now) {
        if (now.toLocalDate().isAfter(day.date())) {
            return A_DAY;
        }
        if (now.toLocalDate().isBefore(day.date())) {
            return 0;
        }
        int minute = now.getHour() * 60 + now.getMinute();
        return now.toLocalTime().isAfter(now.toLocalTime().withSecond(0).withNano(0)) ? minute + 1 : minute;
    }

    /** Rule 5: the treatment may not meet a closure; the buffer may. */
    private boolean closed(int start) {
        return day.closures().stream()
                .anyMatch(closure -> closure.meets(treatment.serviceId(), start, start + treatment.duration()));
    }

    /** Rule 11: treatment minutes count, those of completed treatments too; buffers do not. */
    private boolean limitReached() {
        Optional<DailyLimit> limit = day.limits().stream()
                .filter(one -> one.serviceId().equals(treatment.serviceId()))
                .findFirst();
        int booked = held.stream()
                .filter(place -> Objects.equals(place.serviceId(), treatment.serviceId()))
                .mapToInt(BusyInterval::duration)
                .sum();
        return limit.isPresent()
                && limit.get().spent() + booked + treatment.duration()
                        > limit.get().minutes();
    }

    /** Rules 3 and 4, minute by minute: what counts is the peak at an instant. */
    private void reckon() {
        int[] all = new int[minutes + 1];
        int[] ofService = new int[minutes + 1];
        for (BusyInterval place : held) {
            int until = Math.min(place.until(), minutes);
            all[place.start()]++;
            all[until]--;
            if (Objects.equals(place.serviceId(), treatment.serviceId())) {
                ofService[place.start()]++;
                ofService[until]--;
            }
        }
        int[] clinic = none();
        int[] own = none();
        int[] clinicEnding = none();
        int[] ownEnding = none();
        for (Opening opening : openings) {
            int[] bounds = opening.clinicWide() ? clinic : own;
            for (int minute = opening.start(); minute < opening.end(); minute++) {
                bounds[minute] = Math.max(bounds[minute], opening.capacity());
            }
            int[] ending = opening.clinicWide() ? clinicEnding : ownEnding;
            ending[opening.end()] = Math.max(ending[opening.end()], opening.capacity());
        }
        int heldByAll = 0;
        int heldByOwn = 0;
        int clinicLeft = NONE;
        int ownLeft = NONE;
        for (int minute = 0; minute < minutes; minute++) {
            heldByAll += all[minute];
            heldByOwn += ofService[minute];
            if (clinicEnding[minute] != NONE || ownEnding[minute] != NONE) {
                clinicLeft = clinicEnding[minute];
                ownLeft = ownEnding[minute];
            }
            // Past every opening the bound of the window that was left holds.
            boolean past = clinic[minute] == NONE && own[minute] == NONE;
            int clinicBound = past ? clinicLeft : clinic[minute];
            int ownBound = past ? ownLeft : own[minute];
            capacity[minute] =
                    Math.min(clinicBound == NONE ? UNBOUNDED : clinicBound, ownBound == NONE ? UNBOUNDED : ownBound);
            left[minute] = Math.min(
                    clinicBound == NONE ? UNBOUNDED : clinicBound - heldByAll,
                    ownBound == NONE ? UNBOUNDED : ownBound - heldByOwn);
        }
    }

    /** The least of the values over the interval that the treatment and its buffer would occupy. */
    private int least(int[] values, int start) {
        int least = UNBOUNDED;
        for (int minute = start; minute < start + treatment.duration() + treatment.buffer(); minute++) {
            least = Math.min(least, values[minute]);
        }
        return least;
    }

    private int[] none() {
        int[] values = new int[minutes];
        Arrays.fill(values, NONE);
        return values;
    }
}
