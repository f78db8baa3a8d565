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
 * What the writers say that they did, against what stands. Each reservation is changed by one writer, one thing after the
 * other, so its tries in order tell where it may stand at the end, and when it may have held which place.
 */
final class WriteHistory {

    /** Where a reservation stands; none at all where there is no day. */
    private record Place(@Nullable LocalDate day, int start, boolean holds) {
        static final Place NONE = new Place(null, 0, false);
    }

    /** That a place was perhaps held from a moment to another. */
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

    /** A reservation as its tries tell it, step by step. */
    private static final class Told {
        final String id;
        final Map<Place, Hold> perhaps = new LinkedHashMap<>();
        final List<Hold> ended = new ArrayList<>();
        /** What an answer was lost to, and when that was first tried. */
        private @Nullable Place lost;

        private long lostSince;

        Told(String id) {
            this.id = id;
            perhaps.put(Place.NONE, new Hold(id, Place.NONE, 0));
        }

        void then(Try made) {
            Place wanted = new Place(made.day(), made.start(), made.operation() != Operation.CANCEL);
            boolean again = wanted.equals(lost);
            long since = again ? lostSince : made.began();
            switch (made.outcome()) {
                case DONE -> {
                    Hold kept = perhaps.getOrDefault(wanted, new Hold(id, wanted, since));
                    perhaps.remove(wanted);
                    perhaps.values().forEach(hold -> end(hold, made.ended()));
                    perhaps.clear();
                    perhaps.put(wanted, kept);
                    lost = null;
                }
                case REFUSED -> {
                    // So an earlier try whose answer was lost did not do it either.
                    if (again) {
                        Hold never = perhaps.remove(wanted);
                        if (never != null) {
                            end(never, made.ended());
                        }
                    }
                    lost = null;
                }
                case LOST -> {
                    if (!perhaps.containsKey(wanted)) {
                        perhaps.put(wanted, new Hold(id, wanted, since));
                    }
                    lost = wanted;
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
    private final Map<String, Told> reservations = new LinkedHashMap<>();

    /** @param tries those of each writer in their order */
    WriteHistory(List<Try> tries) {
        this.tries = tries;
        for (Try made : tries) {
            reservations.computeIfAbsent(made.id(), Told::new).then(made);
        }
    }

    /** What stands otherwise than it can by what was acknowledged, refused and lost. */
    List<String> contradicted(FinalState standing) {
        Map<String, Place> places = new LinkedHashMap<>();
        standing.rows().forEach(row -> places.put(row.id(), new Place(row.day(), row.start(), row.holds())));
        Set<String> ids = new TreeSet<>(places.keySet());
        ids.addAll(reservations.keySet());
        List<String> contradicted = new ArrayList<>();
        for (String id : ids) {
            Place stands = places.getOrDefault(id, Place.NONE);
            Told told = reservations.get(id);
            if (told == null) {
                contradicted.add(id + " stands at " + stands + ", and nobody tried it");
            } else if (!told.perhaps.containsKey(stands)) {
                contradicted.add(id + " stands at " + stands + ", and may stand at " + told.perhaps.keySet());
            }
        }
        return contradicted;
    }

    /** The refusals in whose time no instant of what was asked can have been full. */
    List<String> unexplainedRefusals() {
        List<Hold> holds = new ArrayList<>();
        for (Told told : reservations.values()) {
            addHolding(holds, told.perhaps.values());
            addHolding(holds, told.ended);
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
