package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.ui.CardLanes.Lane;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The positions of the parts of a week, or of a single day, in pixels, and what lies at a point: a pure function of the
 * week, the size, the scale and the selected card. The heights are those of the whole content, which may be higher than
 * what is seen of it.
 *
 * @param columns one for each day, Monday first
 * @param cards the boxes of the shown cards by reservation id
 * @param more the numbers of the cards that found no room in their row
 * @param lines how many lines each row of each day holds, by its first minute; rows without lines are left out
 */
record WeekLayout(
        TimeAxis axis,
        GridScale scale,
        List<DayColumn> columns,
        Map<String, Box> cards,
        List<More> more,
        Map<LocalDate, Map<Integer, Integer>> lines) {

    static final double GUTTER = 46;
    static final double HEADER = 52;
    static final double FOLD = 24;
    static final double BOTTOM = 10;
    /** Wide enough for the scroll bar. */
    static final double RIGHT = 12;

    private static final double NARROW = 44;
    private static final int SHORTEST_GAP = 60;
    /** The width of the number of hidden cards. */
    private static final double MORE_WIDTH = 25;

    /** The column of a day. */
    record DayColumn(LocalDate date, double x, double width, boolean closed) {
        double right() {
            return x + width;
        }
    }

    /**
     * The box of a card: the treatment is {@code height} pixels high, the buffer below it {@code tail} pixels.
     *
     * @param line whether the card is one of several lines in a row, whatever its length
     */
    record Box(double x, double y, double width, double height, double tail, boolean line) {

        /** Whether a point lies on the treatment. */
        boolean contains(double px, double py) {
            return x <= px && px < x + width && y <= py && py < y + height;
        }
    }

    /**
     * How many cards of a row are hidden.
     *
     * @param minute the first minute of the row
     */
    record More(LocalDate date, int minute, int count, Box box) {}

    static WeekLayout of(Week week, double width, double height, @Nullable String selected) {
        return of(week, CrowdedRows.of(week), width, height, GridScale.STANDARD, selected);
    }

    /**
     * The layout of a week, or of a single day, in which each place of the capacity has a lane.
     *
     * @param crowded the rows of its days
     */
    static WeekLayout of(
            Week week,
            List<CrowdedRows> crowded,
            double width,
            double height,
            GridScale scale,
            @Nullable String selected) {
        List<DayColumn> columns = columns(week, width);
        boolean single = week.days().size() == 1;
        TimeAxis axis = RowDemands.axis(week, crowded, height, scale);
        CardBoxes boxes = new CardBoxes(axis, scale, selected, MORE_WIDTH);
        for (int i = 0; i < columns.size(); i++) {
            WeekDay day = week.days().get(i);
            List<WeekCard> side = crowded.get(i).boxes();
            Map<String, Lane> lanes = single
                    ? CardLanes.equal(side, Math.clamp(day.capacity(), 1, GridScale.MOST_LANES))
                    : CardLanes.of(side, selected);
            boxes.addCards(columns.get(i), side, lanes);
            boxes.addLines(columns.get(i), crowded.get(i).lines());
        }
        return new WeekLayout(axis, scale, columns, boxes.cards(), boxes.more(), boxes.lines());
    }

    List<TimeAxis.Band> bands() {
        return axis.bands();
    }

    /** The bottom of the last band. */
    double bottom() {
        return axis.bottom();
    }

    /** The height of the whole content. */
    double height() {
        return bottom() + BOTTOM;
    }

    /** The band that shows a minute of the day, or the nearest one. */
    TimeAxis.Band bandAt(int minute) {
        return axis.bandAt(minute);
    }

    double y(int minute) {
        return bandAt(minute).y(minute);
    }

    Optional<DayColumn> column(LocalDate date) {
        return columns.stream().filter(column -> column.date().equals(date)).findFirst();
    }

    Optional<DayColumn> columnAt(double x) {
        return columns.stream()
                .filter(column -> column.x() <= x && x < column.right())
                .findFirst();
    }

    /** The minute of the day at a height; empty on a fold, on the header and below the bands. */
    Optional<Integer> minuteAt(double y) {
        return bands().stream()
                .filter(band -> band.top() <= y && y < band.bottom())
                .findFirst()
                .flatMap(band -> band.rows().stream()
                        .filter(row -> row.top() <= y && y < row.bottom())
                        .findFirst())
                .map(row -> row.start()
                        + (int) Math.floor((y - row.top()) * (row.end() - row.start()) / (row.bottom() - row.top())));
    }

    /** The minute of the day at a height, or that of the nearest edge of a band; may be the end of the last band. */
    int minuteNear(double y) {
        TimeAxis.Band band = bands().stream()
                .min(Comparator.comparingDouble(each -> Math.max(each.top() - y, y - each.bottom())))
                .orElseThrow();
        double inside = Math.clamp(y, band.top(), band.bottom());
        return band.rows().stream()
                .filter(row -> inside <= row.bottom())
                .findFirst()
                .map(row -> row.start()
                        + (int) Math.round(
                                (inside - row.top()) * (row.end() - row.start()) / (row.bottom() - row.top())))
                .orElse(band.end());
    }

    /** The card at a point; where cards overlap, the narrowest. */
    Optional<String> cardAt(double x, double y) {
        return cards.entrySet().stream()
                .filter(entry -> entry.getValue().contains(x, y))
                .min(Comparator.comparingDouble(entry -> entry.getValue().width()))
                .map(Map.Entry::getKey);
    }

    /** The number of hidden cards at a point. */
    Optional<More> moreAt(double x, double y) {
        return more.stream().filter(hidden -> hidden.box().contains(x, y)).findFirst();
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
        List<TimeAxis.Band> bands = bands();
        return Math.rint(bands.stream()
                .filter(band -> band.covers(minute))
                .findFirst()
                .map(band -> band.y(minute))
                .orElseGet(() -> bands.stream()
                        .filter(band -> band.start() > minute)
                        .findFirst()
                        .map(band -> band.top() - (band.equals(bands.getFirst()) ? 0 : FOLD / 2))
                        .orElse(bottom())));
    }

    /** The right end of the last column. */
    double right() {
        return columns.getLast().right();
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
                int from = card.start() / TimeAxis.ROW * TimeAxis.ROW;
                int until = (card.end() + TimeAxis.ROW - 1) / TimeAxis.ROW * TimeAxis.ROW;
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

    private static List<DayColumn> columns(Week week, double width) {
        int count = week.days().size();
        long narrow =
                count == 1 ? 0 : week.days().stream().filter(WeekLayout::narrow).count();
        double room = width - GUTTER - RIGHT;
        double each = narrow == count ? room / count : (room - narrow * NARROW) / (count - narrow);
        List<DayColumn> columns = new ArrayList<>();
        double x = GUTTER;
        for (WeekDay day : week.days()) {
            double right = x + (narrow(day) && narrow > 0 && narrow < count ? NARROW : each);
            columns.add(new DayColumn(day.date(), Math.rint(x), Math.rint(right) - Math.rint(x), day.closed()));
            x = right;
        }
        return columns;
    }

    private static boolean narrow(WeekDay day) {
        return day.closed() && day.cards().isEmpty();
    }
}
