package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.WeekCard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Divides the width of a day's column among cards that overlap. */
final class CardLanes {

    /** Shorter cards are drawn as if they took this many minutes, so that their text can be read. */
    static final int LEAST_MINUTES = 12;

    /** The width of the selected card's lane relative to the other lanes. */
    private static final double SELECTED_WEIGHT = 1.6;

    private static final Comparator<WeekCard> IN_ORDER = Comparator.comparingInt(WeekCard::start)
            .thenComparing(Comparator.comparingInt(CardLanes::until).reversed())
            .thenComparing(WeekCard::reservationId);

    private CardLanes() {}

    /** The part of a column's width that a card takes: from and width, 0 to 1. */
    record Lane(double from, double width) {}

    /**
     * The lanes by reservation id. Cards overlap where their treatments or buffers do; each takes the lanes to its right that
     * are free.
     */
    static Map<String, Lane> of(List<WeekCard> cards, @Nullable String selected) {
        List<WeekCard> sorted = cards.stream().sorted(IN_ORDER).toList();
        Map<String, Lane> lanes = new HashMap<>();
        List<WeekCard> cluster = new ArrayList<>();
        int end = Integer.MIN_VALUE;
        for (WeekCard card : sorted) {
            if (card.start() >= end && !cluster.isEmpty()) {
                share(cluster, selected, lanes);
                cluster.clear();
            }
            cluster.add(card);
            end = Math.max(cluster.size() == 1 ? Integer.MIN_VALUE : end, until(card));
        }
        share(cluster, selected, lanes);
        return lanes;
    }

    private static void share(List<WeekCard> cluster, @Nullable String selected, Map<String, Lane> lanes) {
        List<List<WeekCard>> stacks = new ArrayList<>();
        Map<WeekCard, Integer> lane = new HashMap<>();
        for (WeekCard card : cluster) {
            int i = 0;
            while (i < stacks.size() && until(stacks.get(i).getLast()) > card.start()) {
                i++;
            }
            if (i == stacks.size()) {
                stacks.add(new ArrayList<>());
            }
            stacks.get(i).add(card);
            lane.put(card, i);
        }
        double[] edges = new double[stacks.size() + 1];
        for (int i = 0; i < stacks.size(); i++) {
            boolean holdsSelected =
                    stacks.get(i).stream().anyMatch(card -> card.reservationId().equals(selected));
            edges[i + 1] = edges[i] + (holdsSelected ? SELECTED_WEIGHT : 1);
        }
        double all = edges[stacks.size()];
        lane.forEach((card, i) -> {
            int last = i + 1;
            while (last < stacks.size() && stacks.get(last).stream().noneMatch(other -> overlap(card, other))) {
                last++;
            }
            lanes.put(card.reservationId(), new Lane(edges[i] / all, (edges[last] - edges[i]) / all));
        });
    }

    private static boolean overlap(WeekCard a, WeekCard b) {
        return a.start() < until(b) && b.start() < until(a);
    }

    /** The minute at which a card's treatment ends as it is drawn. */
    static int drawnEnd(WeekCard card) {
        return card.start() + Math.max(card.duration(), LEAST_MINUTES);
    }

    /** The minute at which a card's buffer ends as it is drawn. */
    static int until(WeekCard card) {
        return drawnEnd(card) + card.buffer();
    }

    /**
     * The lanes of a day that is shown alone, by reservation id: all of one width, as many as may be held at once or as are
     * needed.
     *
     * @param least the least number of lanes, from 1
     */
    static Map<String, Lane> equal(List<WeekCard> cards, int least) {
        List<WeekCard> sorted = cards.stream().sorted(IN_ORDER).toList();
        List<Integer> ends = new ArrayList<>();
        Map<String, Integer> lane = new HashMap<>();
        for (WeekCard card : sorted) {
            int i = 0;
            while (i < ends.size() && ends.get(i) > card.start()) {
                i++;
            }
            if (i == ends.size()) {
                ends.add(until(card));
            } else {
                ends.set(i, until(card));
            }
            lane.put(card.reservationId(), i);
        }
        double count = Math.max(least, ends.size());
        Map<String, Lane> lanes = new HashMap<>();
        lane.forEach((id, i) -> lanes.put(id, new Lane(i / count, 1 / count)));
        return lanes;
    }
}
