package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/**
 * The places that can be booked: the one under the pointer, the keyboard's, and the starts that a form offers, numbered and
 * dashed, the chosen one solid. They stand where no card is, or above the cards at the right.
 */
final class PlacesLayer extends WeekLayer {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /** The height of the line that opens again what is closed. */
    private static final double OPEN_AGAIN = 24;

    /** The width of it where the closure is low. */
    private static final double OPEN_AGAIN_WIDTH = 104;

    private final Messages messages;
    private final Label hover = styled(new Label(), "place");
    private final Label cursor = styled(new Label(), "place");
    private final List<Label> labels = new ArrayList<>();
    private List<OfferedStart> offered = List.of();
    private List<GridSlot> closed = List.of();
    private @Nullable GridSlot hovered;
    private @Nullable GridSlot pointed;

    PlacesLayer(Messages messages) {
        this.messages = messages;
        cursor.pseudoClassStateChanged(TARGET, true);
        hover.setVisible(false);
        cursor.setVisible(false);
        getChildren().addAll(hover, cursor);
    }

    @Override
    void show(Week week) {
        closed = GridSlots.closed(week);
        hover(null);
        // What the keyboard is at may have been closed, or opened again.
        name(cursor, pointed);
    }

    /** Shows the keyboard's place, or none. */
    void point(@Nullable GridSlot slot) {
        pointed = slot;
        name(cursor, slot);
    }

    /** Shows the place under the pointer, or none. */
    void hover(@Nullable GridSlot slot) {
        hovered = slot;
        name(hover, slot);
    }

    private void name(Label label, @Nullable GridSlot slot) {
        if (slot != null) {
            label.setText(messages.text(
                    closed.contains(slot) ? "week.open-at" : "week.book-at", ClockTime.format(slot.start())));
        }
    }

    /** Shows the starts that a form offers. */
    void offer(List<OfferedStart> starts) {
        offered = starts;
        while (labels.size() < starts.size()) {
            Label label = styled(new Label(), "offered");
            labels.add(label);
            getChildren().addFirst(label);
        }
        for (int i = 0; i < labels.size(); i++) {
            boolean used = i < starts.size();
            labels.get(i).setVisible(used);
            if (used) {
                OfferedStart start = starts.get(i);
                String time = ClockTime.format(start.start());
                labels.get(i).setText(start.number() == 0 ? time : messages.text("week.offered", start.number(), time));
                labels.get(i).pseudoClassStateChanged(CHOSEN, start.chosen());
                // The chosen one is above one that it overlaps.
                labels.get(i).setViewOrder(start.chosen() ? -1 : 0);
            }
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        PlaceBoxes boxes = new PlaceBoxes(layout);
        for (int i = 0; i < offered.size(); i++) {
            OfferedStart start = offered.get(i);
            put(labels.get(i), boxes.of(new GridSlot(start.date(), start.start(), shownEnd(start))));
        }
        GridSlot slot = hovered;
        put(hover, slot == null ? null : box(boxes, slot));
        GridSlot at = pointed;
        put(cursor, at == null ? null : box(boxes, at));
    }

    /** Over what is closed only its lower or, where it is low, its right end, so that the reason can be read. */
    private WeekLayout.@Nullable Box box(PlaceBoxes boxes, GridSlot slot) {
        WeekLayout.Box box = boxes.of(slot);
        if (box == null || !closed.contains(slot)) {
            return box;
        }
        boolean low = box.height() < 2 * OPEN_AGAIN;
        double width = low ? Math.min(box.width(), OPEN_AGAIN_WIDTH) : box.width();
        double height = low ? box.height() : OPEN_AGAIN;
        return new WeekLayout.Box(
                box.x() + box.width() - width, box.y() + box.height() - height, width, height, box.tail(), box.line());
    }

    /** The end of a start, or where the next one begins, so that starts do not cover each other. */
    private int shownEnd(OfferedStart start) {
        return offered.stream()
                .filter(next -> next.date().equals(start.date()) && next.start() > start.start())
                .mapToInt(OfferedStart::start)
                .filter(next -> next < start.end())
                .min()
                .orElse(start.end());
    }

    private static void put(Label label, WeekLayout.@Nullable Box box) {
        label.setVisible(box != null);
        if (box != null) {
            label.resizeRelocate(box.x(), box.y(), box.width(), box.height());
        }
    }
}
