package clinic.frontdesk.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the coming reservations show about how many patients the clinic treats at once, where the openings allow fewer.
 *
 * @param coming how many coming reservations hold a place
 * @param over how many of these are flagged as over capacity
 * @param allowed the least that an opening for all services allows at once
 * @param needed the least capacity that leaves at most one in a hundred over; greater than {@code allowed}
 */
public record ShownCapacity(int coming, int over, int allowed, int needed) {

    private static final int MINUTES = 3 * ClockTime.MINUTES_A_DAY;

    /** A tenth over capacity is an opening that does not fit the clinic, not some busy days. */
    private static final int WORTH_A_WORD = 10;

    private static final int MAY_STAY_OVER = 100;

    /**
     * A coming reservation that holds a place.
     *
     * @param day the day, in any form that is the same for one day
     * @param start first minute of the day
     * @param until the minute after its buffer
     */
    public record Place(String day, int start, int until) {}

    /** Whether so many over capacity are worth a word. */
    public static boolean worthAWord(int coming, int over) {
        return over > coming / WORTH_A_WORD;
    }

    /**
     * What the reservations show; empty where the openings fit.
     *
     * @param places the coming reservations, in the order in which they were made
     * @param over how many of them are flagged as over capacity
     */
    public static Optional<ShownCapacity> of(List<Place> places, int over, List<OpeningHours> openings) {
        OptionalInt allowed = openings.stream()
                .filter(opening -> opening.serviceId() == null
                        && opening.active()
                        && opening.problem().isEmpty())
                .mapToInt(opening -> Math.max(opening.capacity(), 0))
                .min();
        if (allowed.isEmpty() || !worthAWord(places.size(), over)) {
            return Optional.empty();
        }
        Map<String, List<Place>> days = new HashMap<>();
        places.forEach(place ->
                days.computeIfAbsent(place.day(), day -> new ArrayList<>()).add(place));
        int needed = allowed.getAsInt();
        while (overAt(needed, days) * MAY_STAY_OVER > places.size()) {
            needed++;
        }
        return needed == allowed.getAsInt()
                ? Optional.empty()
                : Optional.of(new ShownCapacity(places.size(), over, allowed.getAsInt(), needed));
    }

    /** How many would stay over a capacity: those made first have their places first, as when a day is judged. */
    private static long overAt(int capacity, Map<String, List<Place>> days) {
        long over = 0;
        for (List<Place> day : days.values()) {
            int[] taken = new int[MINUTES];
            for (Place place : day) {
                int until = Math.min(place.until(), MINUTES);
                boolean fits = true;
                for (int minute = place.start(); minute < until && fits; minute++) {
                    fits = taken[minute] < capacity;
                }
                for (int minute = place.start(); minute < until && fits; minute++) {
                    taken[minute]++;
                }
                over += fits ? 0 : 1;
            }
        }
        return over;
    }
}
