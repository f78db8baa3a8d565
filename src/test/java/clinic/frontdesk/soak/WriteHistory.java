package clinic.frontdesk.soak;

import clinic.frontdesk.soak.Try.Operation;
import clinic.frontdesk.soak.Try.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the histories of the writers with the database. Each reservation is changed sequentially by one writer, so
 * its tries determine where it may be at the end, and when it may have held which place.
 */
final class WriteHistory {

    /** The place of a reservation; without a day it does not exist. */
    private record Place(@Nullable LocalDate day, int start, boolean holds) {
        static final Place NONE = new Place(null, 0, false);
    }

    /** A time span in which a place may have been held. */
    private static final class Hold {
        final String id;
        final Place place;
        final long from;
        long until = Long.MAX_VALUE;

        Hold(String id, Place place, long from) {
            this.id = id;
            this.place = place;
            this.from = from;
        }

        boolean touches(Try refused) {
            return refused.day().equals(place.day())
                    && place.start() < refused.start() + Soak.OCCUPIED
                    && refused.start() < place.start() + Soak.OCCUPIED
                    && from <= refused.ended()
                    && refused.began() <= until
                    && !id.equals(refused.id());
        }
    }

    /** The possible states of a reservation, try by try. */
    private static final class PossibleStates {
        final String id;
        final Map<Place, Hold> places = new LinkedHashMap<>();
        final List<Hold> ended = new ArrayList<>();
        /** The place requested by the try whose answer was lost, and when it was first tried. */
        private @Nullable Place lost;

        private long lostSince;

        PossibleStates(String id) {
            this.id = id;
            places.put(Place.NONE, new Hold(id, Place.NONE, 0));
        }

        void then(Try made) {
            Place requested = new Place(made.day(), made.start(), made.operation() != Operation.CANCEL);
            boolean again = requested.equals(lost);
            long since = again ? lostSince : made.began();
            switch (made.outcome()) {
                case DONE -> {
                    Hold kept = places.getOrDefault(requested, new Hold(id, requested, since));
                    places.remove(requested);
                    places.values().forEach(hold -> end(hold, made.ended()));
                    places.clear();
                    places.put(requested, kept);
                    lost = null;
                }
                case REFUSED -> {
                    // So the earlier try whose answer was lost was not committed either.
                    if (again) {
                        Hold refuted = places.remove(requested);
                        if (refuted != null) {
                            end(refuted, made.ended());
                        }
                    }
                    lost = null;
                }
                case LOST -> {
                    if (!places.containsKey(requested)) {
                        places.put(requested, new Hold(id, requested, since));
                    }
                    lost = requested;
                    lostSince = since;
                }
                case FAILED -> {}
            }
        }

        private void end(Hold hold, long at) {
            hold.until = at;
            ended.add(hold);
        }
    }

    private final List<Try> tries;
    private final Map<String, PossibleStates> reservations = new LinkedHashMap<>();

    /**
     * @param tries the tries of each writer in order
     */
    WriteHistory(List<Try> tries) {
        this.tries = tries;
        for (Try made : tries) {
            reservations.computeIfAbsent(made.id(), PossibleStates::new).then(made);
        }
    }

    /** The reservations whose final state contradicts the acknowledged, refused and lost tries. */
    List<String> contradicted(FinalState state) {
        Map<String, Place> places = new LinkedHashMap<>();
        state.rows().forEach(row -> places.put(row.id(), new Place(row.day(), row.start(), row.holds())));
        Set<String> ids = new TreeSet<>(places.keySet());
        ids.addAll(reservations.keySet());
        List<String> contradicted = new ArrayList<>();
        for (String id : ids) {
            Place place = places.getOrDefault(id, Place.NONE);
            PossibleStates possible = reservations.get(id);
            if (possible == null) {
                contradicted.add(id + " is at " + place + ", which nobody tried");
            } else if (!possible.places.containsKey(place)) {
                contradicted.add(id + " is at " + place + ", and may be at " + possible.places.keySet());
            }
        }
        return contradicted;
    }

    /** The refusals of requests during whose tries capacity cannot have been reached at any requested instant. */
    List<String> unexplainedRefusals() {
        List<Hold> holds = new ArrayList<>();
        for (PossibleStates possible : reservations.values()) {
            addHolding(holds, possible.places.values());
            addHolding(holds, possible.ended);
        }
        List<String> unexplained = new ArrayList<>();
        for (Try refused : tries) {
            if (refused.outcome() == Outcome.REFUSED
                    && (!refused.detail().equals(Soak.FULL) || !perhapsFull(refused, holds))) {
                unexplained.add(refused.line());
            }
        }
        return unexplained;
    }

    private static void addHolding(List<Hold> holds, Collection<Hold> all) {
        all.stream().filter(hold -> hold.place.holds()).forEach(holds::add);
    }

    private static boolean perhapsFull(Try refused, List<Hold> holds) {
        List<Hold> touching =
                holds.stream().filter(hold -> hold.touches(refused)).toList();
        Set<Integer> instants = new HashSet<>();
        instants.add(refused.start());
        touching.forEach(hold -> instants.add(Math.max(hold.place.start(), refused.start())));
        return instants.stream()
                .anyMatch(instant -> touching.stream()
                                .filter(hold ->
                                        hold.place.start() <= instant && instant < hold.place.start() + Soak.OCCUPIED)
                                .map(hold -> hold.id)
                                .distinct()
                                .count()
                        >= Soak.CAPACITY);
    }
}
