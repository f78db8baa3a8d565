package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.Week;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * One layer of the week, as large as the grid. Its children, their texts and their style classes change when a week is
 * shown or something is pointed at, never while the grid is laid out: then its nodes are only positioned.
 */
abstract class WeekLayer extends Pane {

    WeekLayer() {
        setManaged(false);
        setPickOnBounds(false);
        setMouseTransparent(true);
    }

    /** Shows a week, reusing nodes; the positions follow in {@link #place}. */
    abstract void show(Week week);

    /** Positions the nodes of the shown week. */
    abstract void place(Week week, WeekLayout layout);

    /** The children are positioned by {@link #place}, not at their preferred sizes. */
    @Override
    protected final void layoutChildren() {}

    static int minuteNow(Week week) {
        return week.now().getHour() * 60 + week.now().getMinute();
    }

    static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        return node;
    }

    /** Puts a node over an interval of a day, so many pixels inside its edges; with no size if the day is not shown. */
    static void cover(WeekLayout layout, Region node, GridSlot interval, double inset) {
        Optional<WeekLayout.DayColumn> column = layout.column(interval.date());
        if (column.isEmpty()) {
            node.resizeRelocate(0, 0, 0, 0);
            return;
        }
        double top = Math.rint(layout.y(interval.start())) + inset;
        double bottom = Math.rint(layout.bandAt(interval.end() - 1).y(interval.end())) - inset + 1;
        node.resizeRelocate(
                column.get().x() + inset + 1, top, column.get().width() - 2 * inset - 1, Math.max(12, bottom - top));
    }
}
