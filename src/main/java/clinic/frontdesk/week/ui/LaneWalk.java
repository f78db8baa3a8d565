package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.WeekWalk.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The keyboard's way through a day that is shown alone: up and down within a lane, left and right to what is nearest in time
 * in the next lane that has anything.
 *
 * @param lanes the stops of each lane, from the left, by start
 */
record LaneWalk(List<List<Stop>> lanes) {

    /**
     * The way through a day.
     *
     * @param stops its cards and free places, by start; a place is in the first lane that is free for it
     */
    static LaneWalk of(WeekDay day, List<Stop> stops) {
        Map<String, CardLanes.Lane> drawn = CardLanes.equal(day.cards(), 1);
        Map<String, WeekCard> cards = day.cards().stream()
                .collect(Collectors.toMap(WeekCard::reservationId, Function.identity(), (a, b) -> a));
        List<List<Stop>> lanes = new ArrayList<>();
        for (Stop stop : stops) {
            GridSlot place = stop.place();
            int lane = 0;
            if (place == null) {
                lane = laneOf(drawn, stop.cardId() == null ? "" : stop.cardId());
            } else {
                while (taken(drawn, cards, place, lane)) {
                    lane++;
                }
            }
            while (lanes.size() <= lane) {
                lanes.add(new ArrayList<>());
            }
            lanes.get(lane).add(stop);
        }
        return new LaneWalk(lanes);
    }

    private static int laneOf(Map<String, CardLanes.Lane> drawn, String cardId) {
        CardLanes.Lane lane = drawn.getOrDefault(cardId, new CardLanes.Lane(0, 1));
        return (int) Math.round(lane.from() / lane.width());
    }

    private static boolean taken(
            Map<String, CardLanes.Lane> drawn, Map<String, WeekCard> cards, GridSlot place, int lane) {
        return cards.values().stream()
                .filter(card -> laneOf(drawn, card.reservationId()) == lane)
                .anyMatch(card -> card.start() < place.end() && place.start() < CardLanes.until(card));
    }

    /**
     * The stop that an arrow key leads to; empty at the lane's end, and past the last lane.
     *
     * @param across -1, 0 or 1 lanes
     * @param down -1, 0 or 1 stops in the lane
     */
    Optional<Stop> step(Stop from, int across, int down) {
        for (int i = 0; i < lanes.size(); i++) {
            int at = lanes.get(i).indexOf(from);
            if (at >= 0) {
                List<Stop> own = lanes.get(i);
                int next = at + down;
                return across != 0
                        ? beside(from, i, across)
                        : 0 <= next && next < own.size() ? Optional.of(own.get(next)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private Optional<Stop> beside(Stop from, int lane, int across) {
        for (int i = lane + across; 0 <= i && i < lanes.size(); i += across) {
            Optional<Stop> nearest =
                    lanes.get(i).stream().min(Comparator.comparingInt(stop -> Math.abs(stop.start() - from.start())));
            if (nearest.isPresent()) {
                return nearest;
            }
        }
        return Optional.empty();
    }
}
