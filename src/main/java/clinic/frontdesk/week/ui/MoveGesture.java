package clinic.frontdesk.week.ui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dragging a card to an offered slot. It begins once the pointer has left the point of the press. */
final class MoveGesture {

    /** Pixels that the pointer travels before a press becomes a drag. */
    private static final double THRESHOLD = 5;
    /** Pixels within which a dropped card still goes into an offered slot. */
    private static final double REACH = 90;

    private final WeekViewModel model;
    private final WeekGrid grid;
    private @Nullable String card;
    private boolean dragging;
    private double pressX;
    private double pressY;

    MoveGesture(WeekViewModel model, WeekGrid grid) {
        this.model = model;
        this.grid = grid;
    }

    void press(double x, double y) {
        card = grid.weekLayout().flatMap(layout -> layout.cardAt(x, y)).orElse(null);
        dragging = false;
        pressX = x;
        pressY = y;
    }

    void drag(double x, double y) {
        String id = card;
        if (id == null) {
            return;
        }
        if (!dragging && Math.hypot(x - pressX, y - pressY) > THRESHOLD) {
            dragging = true;
            grid.hover(null);
            model.askMove(id);
        }
        if (dragging) {
            model.card(id).ifPresent(moving -> grid.showGhost(moving, x + 6, y - 12));
            model.cursorProperty().set(landing(x, y).orElse(null));
        }
    }

    /**
     * Drops the card: into the nearest offered slot, or back where it was if none is near. A card that is dropped before
     * the offered slots are known goes on being moved.
     *
     * @return false if no card was dragged, so that it was a click
     */
    boolean release(double x, double y) {
        boolean dragged = dragging;
        cancel();
        if (dragged && model.movingProperty().get()) {
            landing(x, y).ifPresentOrElse(model::choosePlace, model::endMove);
        }
        return dragged;
    }

    /** Ends the drag and leaves the move as it is. */
    void cancel() {
        grid.hideGhost();
        card = null;
        dragging = false;
    }

    private Optional<GridSlot> landing(double x, double y) {
        return grid.weekLayout()
                .flatMap(layout -> layout.nearestSlot(model.landingsProperty().get(), x, y, REACH));
    }
}
