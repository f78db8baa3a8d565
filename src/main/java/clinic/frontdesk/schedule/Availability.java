package clinic.frontdesk.schedule;

import clinic.frontdesk.schedule.Place.Verdict;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The scheduling rules as functions of a day, for the screen: rules 1 to 5, and the off-grid starts of rule 7. The
 * database decides by {@code frontdesk.place}; a test asks both and holds them together.
 */
public final class Availability {

    private final DayPlan day;
    private final Treatment treatment;
    private final List<Opening> openings;
    private final List<Held> held;

    /**
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
    public Place at(int start) {
        List<Opening> windows = windows();
        Place bounded = bounds(start);
        if (windows.isEmpty() || closed(start)) {
            return new Place(Verdict.CLOSED, bounded.capacity(), bounded.free());
        }
        int end = start + treatment.duration();
        if (windows.stream().noneMatch(window -> window.contains(start, end))) {
            return new Place(Verdict.OUTSIDE_HOURS, bounded.capacity(), bounded.free());
        }
        return bounded;
    }

    /**
     * The day's offered starts by time: those on the grid, full ones with 0 free, and the free ones off it that follow
     * a reservation directly. Starts before {@code now}, and those that a closure removes, are left out.
     */
    public List<OfferedStart> starts(LocalDateTime now) {
        List<Opening> windows = windows();
        TreeMap<Integer, Opening> onGrid = new TreeMap<>();
        for (Opening window : windows) {
            for (int start = window.start(); start + treatment.duration() <= window.end(); start += window.interval()) {
                onGrid.putIfAbsent(start, window);
            }
        }
        TreeMap<Integer, Opening> offGrid = new TreeMap<>();
        for (Held place : held) {
            int start = place.until();
            if (!onGrid.containsKey(start)) {
                windows.stream()
                        .filter(window -> window.contains(start, start + treatment.duration()))
                        .findFirst()
                        .ifPresent(window -> offGrid.put(start, window));
            }
        }
        TreeSet<Integer> all = new TreeSet<>(onGrid.keySet());
        all.addAll(offGrid.keySet());
        List<OfferedStart> starts = new ArrayList<>();
        for (int start : all) {
            if (day.date().atStartOfDay().plusMinutes(start).isBefore(now) || closed(start)) {
                continue;
            }
            boolean off = offGrid.containsKey(start);
            Opening window = Objects.requireNonNull(off ? offGrid.get(start) : onGrid.get(start));
            Place place = bounds(start);
            if (!off || place.free() > 0) {
                starts.add(new OfferedStart(
                        day.date(),
                        window.period(),
                        start,
                        start + treatment.duration(),
                        place.free(),
                        place.capacity(),
                        off));
            }
        }
        return starts;
    }

    /** Rule 5: the treatment may not meet a closure; the buffer may. */
    private boolean closed(int start) {
        return day.closures().stream()
                .anyMatch(closure -> closure.meets(treatment.serviceId(), start, start + treatment.duration()));
    }

    /** Rules 3 and 4: what counts is the peak at an instant. Neither count nor bound changes between two instants. */
    private Place bounds(int start) {
        int end = start + treatment.duration() + treatment.buffer();
        TreeSet<Integer> instants = new TreeSet<>();
        instants.add(start);
        for (Held place : held) {
            instants.add(place.start());
        }
        for (Opening opening : openings) {
            instants.add(opening.start());
            instants.add(opening.end());
        }
        int capacity = Integer.MAX_VALUE;
        int free = Integer.MAX_VALUE;
        for (int instant : instants.subSet(start, true, end, false)) {
            int asked = instant;
            Integer clinic = bound(true, instant);
            Integer own = bound(false, instant);
            if (clinic == null && own == null) {
                // Past every opening the bound of the window that was left holds.
                int left = openings.stream()
                        .mapToInt(Opening::end)
                        .filter(closing -> closing <= asked)
                        .max()
                        .orElse(-1);
                clinic = boundOfLeft(true, left);
                own = boundOfLeft(false, left);
            }
            int all = 0;
            int ofService = 0;
            for (Held place : held) {
                if (place.start() <= instant && instant < place.until()) {
                    all++;
                    ofService += Objects.equals(place.serviceId(), treatment.serviceId()) ? 1 : 0;
                }
            }
            if (clinic != null) {
                capacity = Math.min(capacity, clinic);
                free = Math.min(free, clinic - all);
            }
            if (own != null) {
                capacity = Math.min(capacity, own);
                free = Math.min(free, own - ofService);
            }
        }
        if (capacity == Integer.MAX_VALUE) {
            return new Place(Verdict.FITS, 0, 0);
        }
        return new Place(free < 1 ? Verdict.FULL : Verdict.FITS, capacity, Math.max(free, 0));
    }

    private @Nullable Integer bound(boolean clinicWide, int instant) {
        return largest(openings.stream()
                .filter(opening -> opening.clinicWide() == clinicWide && opening.covers(instant))
                .toList());
    }

    private @Nullable Integer boundOfLeft(boolean clinicWide, int left) {
        return largest(openings.stream()
                .filter(opening -> opening.clinicWide() == clinicWide && opening.end() == left)
                .toList());
    }

    private static @Nullable Integer largest(List<Opening> openings) {
        Integer largest = null;
        for (Opening opening : openings) {
            largest = largest == null ? opening.capacity() : Math.max(largest, opening.capacity());
        }
        return largest;
    }
}
