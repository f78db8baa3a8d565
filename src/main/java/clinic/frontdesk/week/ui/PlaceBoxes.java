package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.ui.WeekLayout.Box;
import clinic.frontdesk.week.ui.WeekLayout.DayColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computes where places that can be booked are drawn: beside the cards, below the lines of their row, or at the right. */
final class PlaceBoxes {

    private static final double INSET = 2;
    /** In less width than this a time cannot be read. */
    private static final double LEAST_WIDTH = 52;
    /** The width of a place that stands above cards. */
    private static final double ABOVE_CARDS = 62;

    private final WeekLayout layout;

    PlaceBoxes(WeekLayout layout) {
        this.layout = layout;
    }

    /** The box of a place; null where its day is not shown. */
    @Nullable
    Box of(GridSlot slot) {
        Optional<DayColumn> column = layout.column(slot.date());
        if (column.isEmpty()) {
            return null;
        }
        double line = layout.scale().line();
        TimeAxis.Row row = layout.axis().rowAt(slot.start());
        Integer lines = layout.lines().getOrDefault(slot.date(), Map.of()).get(row.start());
        if (lines != null) {
            double free = row.top() + RowDemands.MARGIN + lines * line;
            boolean below = row.bottom() - free >= line;
            return below
                    ? box(column.get().x(), column.get().width(), free, row.bottom())
                    : aboveCards(column.get(), row.bottom() - line - 1, row.bottom());
        }
        double top = Math.rint(layout.y(slot.start()));
        double bottom =
                Math.max(top + line + 2, Math.rint(layout.bandAt(slot.end() - 1).y(slot.end())));
        return beside(column.get(), top, bottom);
    }

    private Box beside(DayColumn column, double top, double bottom) {
        List<Box> cards = layout.cards().values().stream()
                .filter(box -> column.x() <= box.x() && box.x() < column.right())
                .filter(box -> box.y() < bottom - 1 && top + 1 < box.y() + box.height())
                .toList();
        // The widest room between two edges of cards that no card reaches into.
        double bestX = 0;
        double best = 0;
        for (double from : edges(column, cards)) {
            double until = cards.stream()
                    .filter(box -> box.x() + box.width() > from)
                    .mapToDouble(Box::x)
                    .min()
                    .orElse(column.right());
            if (until - from > best) {
                best = until - from;
                bestX = from;
            }
        }
        return best >= LEAST_WIDTH ? box(bestX, best, top, bottom) : aboveCards(column, top, bottom);
    }

    private static double[] edges(DayColumn column, List<Box> cards) {
        double[] edges = new double[cards.size() + 1];
        edges[0] = column.x();
        for (int i = 0; i < cards.size(); i++) {
            edges[i + 1] = cards.get(i).x() + cards.get(i).width();
        }
        return edges;
    }

    private Box aboveCards(DayColumn column, double top, double bottom) {
        double width = Math.min(ABOVE_CARDS + layout.scale().line() - 16, column.width());
        return box(
                column.right() - width,
                width,
                top,
                Math.min(bottom, top + layout.scale().line() + 4));
    }

    private static Box box(double x, double width, double top, double bottom) {
        return new Box(
                x + INSET + 1, top + INSET, Math.max(0, width - 2 * INSET - 1), bottom - top - 2 * INSET + 1, 0, false);
    }
}
