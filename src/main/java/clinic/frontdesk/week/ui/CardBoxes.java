package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.ui.CardLanes.Lane;
import clinic.frontdesk.week.ui.WeekLayout.Box;
import clinic.frontdesk.week.ui.WeekLayout.DayColumn;
import clinic.frontdesk.week.ui.WeekLayout.More;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Computes the boxes of cards: in lanes, or as lines of a crowded row. */
final class CardBoxes {

    private static final double LEFT = 3;
    private static final double SIDES = 5;

    private final TimeAxis axis;
    private final GridScale scale;
    private final @Nullable String selected;
    private final double moreWidth;
    private final Map<String, Box> cards = new HashMap<>();
    private final List<More> more = new ArrayList<>();
    private final Map<LocalDate, Map<Integer, Integer>> lines = new HashMap<>();

    CardBoxes(TimeAxis axis, GridScale scale, @Nullable String selected, double moreWidth) {
        this.axis = axis;
        this.scale = scale;
        this.selected = selected;
        this.moreWidth = moreWidth;
    }

    /** Adds cards as high as their treatments. */
    void addCards(DayColumn column, List<WeekCard> day, Map<String, Lane> lanes) {
        double usable = column.width() - SIDES;
        for (WeekCard card : day) {
            Lane lane = lanes.getOrDefault(card.reservationId(), new Lane(0, 1));
            TimeAxis.Band band = axis.bandAt(card.start());
            double y = Math.rint(band.y(card.start())) + 1;
            double bottom = Math.max(Math.rint(band.y(CardLanes.drawnEnd(card))) - 1, y + scale.line());
            double tail = Math.rint(band.y(CardLanes.until(card))) - 1 - bottom;
            double x = Math.rint(column.x() + LEFT + lane.from() * usable);
            double right = Math.rint(column.x() + LEFT + (lane.from() + lane.width()) * usable);
            cards.put(card.reservationId(), new Box(x, y, right - x - 1, bottom - y, Math.max(0, tail), false));
        }
    }

    /** Adds cards as lines; where not all find room, the selected one does. */
    void addLines(DayColumn column, Map<Integer, List<WeekCard>> rows) {
        rows.forEach((number, day) -> {
            TimeAxis.Row row = axis.rowAt(day.getFirst().start());
            int room = Math.max(1, (int) ((row.bottom() - row.top() - RowDemands.MARGIN + 1) / scale.line()));
            List<WeekCard> shown = shown(day, room);
            int hidden = day.size() - shown.size();
            double x = column.x() + LEFT;
            double width = column.width() - SIDES - 1;
            for (int i = 0; i < shown.size(); i++) {
                double y = row.top() + 2 + i * scale.line();
                boolean beside = hidden > 0 && i == shown.size() - 1;
                double own = beside ? width - moreWidth : width;
                cards.put(shown.get(i).reservationId(), new Box(x, y, own, scale.line() - 1, 0, true));
                if (beside) {
                    Box box = new Box(x + own + 1, y, moreWidth - 1, scale.line() - 1, 0, true);
                    more.add(new More(column.date(), row.start(), hidden, box));
                }
            }
            lines.computeIfAbsent(column.date(), date -> new TreeMap<>()).put(row.start(), shown.size());
        });
    }

    private List<WeekCard> shown(List<WeekCard> row, int room) {
        if (row.size() <= room) {
            return row;
        }
        List<WeekCard> shown = new ArrayList<>(row.subList(0, room));
        row.subList(room, row.size()).stream()
                .filter(card -> card.reservationId().equals(selected))
                .forEach(card -> shown.set(room - 1, card));
        return shown;
    }

    Map<String, Box> cards() {
        return cards;
    }

    List<More> more() {
        return more;
    }

    Map<LocalDate, Map<Integer, Integer>> lines() {
        return lines;
    }
}
