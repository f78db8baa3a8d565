package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.CardLanes.Lane;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The positions of a week's parts, in pixels, and what lies at a point: a pure function of the week, the size and the
 * selected card.
 *
 * @param bands the shown parts of the day, top to bottom; the time between two bands is folded into a strip
 * @param columns seven, Monday first
 * @param cards the boxes of the cards by reservation id
 * @param bottom the bottom of the last band
 */
record WeekLayout(List<Band> bands, List<DayColumn> columns, Map<String, Box> cards, double bottom) {

    static final double GUTTER = 46;
    static final double HEADER = 52;
    static final double FOLD = 24;
    private static final double BOTTOM = 10;
    private static final double RIGHT = 10;
    private static final double NARROW = 44;
    private static final int SHORTEST_GAP = 60;

    /** A shown part of the day: the minutes [start, end) lie between the pixels top and bottom. */
    record Band(int start, int end, double top, double bottom) {
        double y(double minute) {
            return top + (Math.clamp(minute, start, end) - start) * (bottom - top) / (end - start);
        }
    }

    /** The column of a day. */
    record DayColumn(LocalDate date, double x, double width, boolean closed) {}

    /** The box of a card: the treatment is {@code height} pixels high, the buffer below it {@code tail} pixels. */
    record Box(double x, double y, double width, double height, double tail) {

        /** Whether a point lies on the treatment. */
        boolean contains(double px, double py) {
            return x <= px && px < x + width && y <= py && py < y + height;
        }
    }

    static WeekLayout of(Week week, double width, double height, @Nullable String selected) {
        List<Band> bands = bands(week, height);
        List<DayColumn> columns = columns(week, width);
        Map<String, Box> boxes = new HashMap<>();
        for (int i = 0; i < week.days().size(); i++) {
            DayColumn column = columns.get(i);
            Map<String, Lane> lanes = CardLanes.of(week.days().get(i).cards(), selected);
            for (WeekCard card : week.days().get(i).cards()) {
                Lane lane = lanes.get(card.reservationId());
                if (lane == null) {
                    continue;
                }
                Band band = bandAt(bands, card.start());
                double top = band.y(card.start());
                double end = band.y(card.start() + Math.max(card.duration(), CardLanes.LEAST_MINUTES));
                double tail = band.y(card.start() + Math.max(card.duration(), CardLanes.LEAST_MINUTES) + card.buffer());
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

    /** The band that shows a minute of the day, or the nearest one. */
    Band bandAt(int minute) {
        return bandAt(bands, minute);
    }

    double y(int minute) {
        return bandAt(minute).y(minute);
    }

    Optional<DayColumn> column(LocalDate date) {
        return columns.stream().filter(column -> column.date().equals(date)).findFirst();
    }

    Optional<DayColumn> columnAt(double x) {
        return columns.stream()
                .filter(column -> column.x() <= x && x < column.x() + column.width())
                .findFirst();
    }

    /** The minute of the day at a height; empty on a fold, on the header and below the bands. */
    Optional<Integer> minuteAt(double y) {
        return bands.stream()
                .filter(band -> band.top() <= y && y < band.bottom())
                .findFirst()
                .map(band -> band.start()
                        + (int) Math.floor(
                                (y - band.top()) * (band.end() - band.start()) / (band.bottom() - band.top())));
    }

    /** The card at a point; where cards overlap, the narrowest. */
    Optional<String> cardAt(double x, double y) {
        return cards.entrySet().stream()
                .filter(entry -> entry.getValue().contains(x, y))
                .min(Comparator.comparingDouble(entry -> entry.getValue().width()))
                .map(Map.Entry::getKey);
    }

    /** The slot of a list that covers a point; where slots overlap, the latest. */
    Optional<GridSlot> slotAt(List<GridSlot> slots, double x, double y) {
        return columnAt(x)
                .flatMap(column -> minuteAt(y)
                        .flatMap(minute -> slots.stream()
                                .filter(slot -> slot.date().equals(column.date())
                                        && slot.start() <= minute
                                        && minute < slot.end())
                                .max(Comparator.comparingInt(GridSlot::start))));
    }

    /** The slot of a list whose top is nearest to a point, in the column of the point and at most so many pixels away. */
    Optional<GridSlot> nearestSlot(List<GridSlot> slots, double x, double y, double pixels) {
        return columnAt(x)
                .flatMap(column -> slots.stream()
                        .filter(slot -> slot.date().equals(column.date()))
                        .min(Comparator.comparingDouble(slot -> Math.abs(y(slot.start()) - y))))
                .filter(slot -> Math.abs(y(slot.start()) - y) <= pixels);
    }

    /** The height of a time of the day: on a fold, or before or after the bands, that of the nearest edge or fold. */
    double yOfTime(int minute) {
        return Math.rint(bands.stream()
                .filter(band -> band.start() <= minute && minute < band.end())
                .findFirst()
                .map(band -> band.y(minute))
                .orElseGet(() -> bands.stream()
                        .filter(band -> band.start() > minute)
                        .findFirst()
                        .map(band -> band.top() - (band.equals(bands.getFirst()) ? 0 : FOLD / 2))
                        .orElse(bottom)));
    }

    /** The right end of the last column. */
    double right() {
        return columns.getLast().x() + columns.getLast().width();
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

    /** The parts of the day to show, as {start, end}: the openings, and the times of cards outside them. */
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

    private static List<DayColumn> columns(Week week, double width) {
        long narrow = week.days().stream().filter(WeekLayout::narrow).count();
        double each =
                narrow == 7 ? (width - GUTTER - RIGHT) / 7 : (width - GUTTER - RIGHT - narrow * NARROW) / (7 - narrow);
        List<DayColumn> columns = new ArrayList<>();
        double x = GUTTER;
        for (WeekDay day : week.days()) {
            double right = x + (narrow(day) && narrow < 7 ? NARROW : each);
            columns.add(new DayColumn(day.date(), Math.rint(x), Math.rint(right) - Math.rint(x), day.closed()));
            x = right;
        }
        return columns;
    }

    private static boolean narrow(WeekDay day) {
        return day.closed() && day.cards().isEmpty();
    }
}
