package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of a week lies, in pixels: a pure function of the week, the size and the selected card.
 *
 * @param bands the shown stretches of the day, top to bottom; what lies between two is folded to a strip
 * @param columns seven, Monday first
 * @param cards the card boxes by reservation id
 */
record WeekLayout(List<Band> bands, List<Column> columns, Map<String, Box> cards, double bottom) {

    static final double GUTTER = 46;
    static final double HEADER = 52;
    static final double FOLD = 24;
    private static final double BOTTOM = 10;
    private static final double RIGHT = 10;
    private static final double NARROW = 44;
    private static final int SHORTEST_GAP = 60;
    /** The lane of a selected card is this much wider than those of its neighbours. */
    private static final double SELECTED_WEIGHT = 1.6;
    /** Cards shorter than this are drawn and kept apart as if they were this long, so that their text can be read. */
    private static final int LEAST_MINUTES = 12;

    /** A shown stretch of the day: minutes [start, end) between the pixels top and bottom. */
    record Band(int start, int end, double top, double bottom) {
        double y(double minute) {
            return top + (Math.clamp(minute, start, end) - start) * (bottom - top) / (end - start);
        }
    }

    /** A day's column. */
    record Column(LocalDate date, double x, double width, boolean closed) {}

    /** A card: its treatment from {@code y}, {@code height} high, and {@code tail} pixels of buffer below. */
    record Box(double x, double y, double width, double height, double tail) {}

    /** A card's place among the cards beside it: from and width as parts of the column, 0 to 1. */
    record Lane(double from, double width) {}

    static WeekLayout of(Week week, double width, double height, @Nullable String selected) {
        List<Band> bands = bands(week, height);
        List<Column> columns = columns(week, width);
        Map<String, Box> boxes = new HashMap<>();
        for (int i = 0; i < week.days().size(); i++) {
            Column column = columns.get(i);
            Map<String, Lane> lanes = lanes(week.days().get(i).cards(), selected);
            for (WeekCard card : week.days().get(i).cards()) {
                Lane lane = lanes.get(card.reservationId());
                if (lane == null) {
                    continue;
                }
                Band band = bandAt(bands, card.start());
                double top = band.y(card.start());
                double end = band.y(card.start() + Math.max(card.duration(), LEAST_MINUTES));
                double tail = band.y(card.start() + Math.max(card.duration(), LEAST_MINUTES) + card.buffer());
                double usable = column.width() - 5;
                double x = Math.rint(column.x() + 3 + lane.from() * usable);
                double right = Math.rint(column.x() + 3 + (lane.from() + lane.width()) * usable);
                double y = Math.rint(top) + 1;
                double bottom = Math.max(Math.rint(end) - 1, y + 14);
                boxes.put(
                        card.reservationId(),
                        new Box(x, y, right - x - 1, bottom - y, Math.max(0, Math.rint(tail) - 1 - bottom)));
            }
        }
        return new WeekLayout(bands, columns, boxes, bands.getLast().bottom());
    }

    /** The band that shows a minute, or the one nearest to it. */
    Band bandAt(int minute) {
        return bandAt(bands, minute);
    }

    double y(int minute) {
        return bandAt(minute).y(minute);
    }

    Column column(LocalDate date) {
        return columns.stream()
                .filter(column -> column.date().equals(date))
                .findFirst()
                .orElseThrow();
    }

    Optional<Column> columnAt(double x) {
        return columns.stream()
                .filter(column -> column.x() <= x && x < column.x() + column.width())
                .findFirst();
    }

    /** The minute of the day at a height, or nothing on a fold, the header or below. */
    Optional<Integer> minuteAt(double y) {
        return bands.stream()
                .filter(band -> band.top() <= y && y < band.bottom())
                .findFirst()
                .map(band -> band.start()
                        + (int) Math.floor(
                                (y - band.top()) * (band.end() - band.start()) / (band.bottom() - band.top())));
    }

    private static Band bandAt(List<Band> bands, int minute) {
        return bands.stream()
                .filter(band -> band.start() <= minute && minute < band.end())
                .findFirst()
                .orElseGet(() -> bands.stream()
                        .min(Comparator.comparingInt(
                                band -> Math.min(Math.abs(band.start() - minute), Math.abs(band.end() - minute))))
                        .orElseThrow());
    }

    /** The stretches of the day to show, as {start, end}: the openings, and whatever else holds a card. */
    static List<int[]> stretches(Week week) {
        List<int[]> wanted = new ArrayList<>();
        for (WeekDay day : week.days()) {
            for (Opening opening : day.openings()) {
                wanted.add(new int[] {opening.start(), opening.end()});
            }
        }
        if (wanted.isEmpty()) {
            wanted.add(new int[] {9 * 60, 12 * 60});
            wanted.add(new int[] {14 * 60, 18 * 60});
        }
        for (WeekDay day : week.days()) {
            for (WeekCard card : day.cards()) {
                int from = card.start() / 30 * 30;
                int until = (card.start() + card.duration() + 29) / 30 * 30;
                wanted.add(new int[] {from, Math.min(until, 24 * 60)});
            }
        }
        wanted.sort(Comparator.comparingInt(stretch -> stretch[0]));
        List<int[]> merged = new ArrayList<>();
        for (int[] next : wanted) {
            if (!merged.isEmpty() && next[0] - merged.getLast()[1] < SHORTEST_GAP) {
                merged.getLast()[1] = Math.max(merged.getLast()[1], next[1]);
            } else {
                merged.add(next.clone());
            }
        }
        return merged;
    }

    private static List<Band> bands(Week week, double height) {
        List<int[]> stretches = stretches(week);
        int minutes =
                stretches.stream().mapToInt(stretch -> stretch[1] - stretch[0]).sum();
        double room = Math.max(200, height - HEADER - BOTTOM - FOLD * (stretches.size() - 1));
        double scale = room / minutes;
        List<Band> bands = new ArrayList<>();
        double y = HEADER;
        for (int[] stretch : stretches) {
            double bottom = Math.rint(y + (stretch[1] - stretch[0]) * scale);
            bands.add(new Band(stretch[0], stretch[1], y, bottom));
            y = bottom + FOLD;
        }
        return bands;
    }

    private static List<Column> columns(Week week, double width) {
        long narrow = week.days().stream().filter(WeekLayout::narrow).count();
        double each =
                narrow == 7 ? (width - GUTTER - RIGHT) / 7 : (width - GUTTER - RIGHT - narrow * NARROW) / (7 - narrow);
        List<Column> columns = new ArrayList<>();
        double x = GUTTER;
        for (WeekDay day : week.days()) {
            double right = x + (narrow(day) && narrow < 7 ? NARROW : each);
            columns.add(new Column(day.date(), Math.rint(x), Math.rint(right) - Math.rint(x), day.closed()));
            x = right;
        }
        return columns;
    }

    private static boolean narrow(WeekDay day) {
        return day.closed() && day.cards().isEmpty();
    }

    /** Cards that meet share the width, buffers counted; each takes the lanes that are free to its right. */
    static Map<String, Lane> lanes(List<WeekCard> cards, @Nullable String selected) {
        List<WeekCard> sorted = cards.stream()
                .sorted(Comparator.comparingInt(WeekCard::start)
                        .thenComparing(
                                Comparator.comparingInt(WeekLayout::until).reversed())
                        .thenComparing(WeekCard::reservationId))
                .toList();
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
            while (last < stacks.size() && stacks.get(last).stream().noneMatch(other -> meet(card, other))) {
                last++;
            }
            lanes.put(card.reservationId(), new Lane(edges[i] / all, (edges[last] - edges[i]) / all));
        });
    }

    private static boolean meet(WeekCard a, WeekCard b) {
        return a.start() < until(b) && b.start() < until(a);
    }

    private static int until(WeekCard card) {
        return card.start() + Math.max(card.duration(), LEAST_MINUTES) + card.buffer();
    }
}
