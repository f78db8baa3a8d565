package clinic.frontdesk.week.ui;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pointing and clicking: a click selects a card, books a free slot or opens what is closed again; while a card is being moved, it puts the card into
 * an offered slot.
 */
final class SelectGesture {

    private final WeekViewModel model;
    private final WeekGrid grid;
    private @Nullable String pressedCard;

    SelectGesture(WeekViewModel model, WeekGrid grid) {
        this.model = model;
        this.grid = grid;
    }

    void press(double x, double y) {
        pressedCard = grid.weekLayout().flatMap(layout -> layout.cardAt(x, y)).orElse(null);
    }

    void release(double x, double y) {
        String card = pressedCard;
        pressedCard = null;
        if (model.movingProperty().get()) {
            slotAt(model.landingsProperty().get(), x, y).ifPresent(model::choosePlace);
        } else if (card != null) {
            model.chooseCard(card);
        } else {
            grid.weekLayout()
                    .flatMap(layout -> layout.moreAt(x, y))
                    .ifPresentOrElse(
                            more -> model.openDay(more.date()),
                            () -> placeAt(x, y).ifPresent(model::choosePlace));
        }
    }

    /** The pointer is over a point, no button pressed. */
    void point(double x, double y) {
        if (model.movingProperty().get()) {
            grid.hover(null);
            model.cursorProperty()
                    .set(slotAt(model.landingsProperty().get(), x, y).orElse(null));
        } else {
            grid.hover(placeAt(x, y).orElse(null));
        }
    }

    /** The place at a point that can be booked, or that is closed. */
    Optional<GridSlot> placeAt(double x, double y) {
        return freeSlotAt(x, y).or(() -> closedAt(x, y));
    }

    private Optional<GridSlot> closedAt(double x, double y) {
        return grid.weekLayout()
                .filter(layout ->
                        layout.cardAt(x, y).isEmpty() && layout.moreAt(x, y).isEmpty())
                .flatMap(layout -> layout.slotAt(model.closedProperty().get(), x, y));
    }

    private Optional<GridSlot> freeSlotAt(double x, double y) {
        return grid.weekLayout()
                .filter(layout ->
                        layout.cardAt(x, y).isEmpty() && layout.moreAt(x, y).isEmpty())
                .flatMap(layout -> layout.slotAt(model.freeProperty().get(), x, y));
    }

    private Optional<GridSlot> slotAt(List<GridSlot> slots, double x, double y) {
        return grid.weekLayout().flatMap(layout -> layout.slotAt(slots, x, y));
    }
}
