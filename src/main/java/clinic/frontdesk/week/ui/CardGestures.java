package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Routes the pointer over the week to the gestures that move cards and change their lengths. */
final class CardGestures {

    private final WeekGrid grid;
    private final @Nullable MoveGesture move;
    private final @Nullable ResizeGesture resize;

    CardGestures(WeekViewModel model, WeekGrid grid, Messages messages) {
        this.grid = grid;
        MoveViewModel moves = model.moves();
        if (moves == null) {
            move = null;
            resize = null;
        } else {
            move = new MoveGesture(model, moves, new DragSurface(grid, messages));
            resize = new ResizeGesture(moves, grid);
            moves.setDrag(move);
        }
    }

    /** The primary button was pressed. */
    void press(MouseEvent event) {
        if (move == null || resize == null) {
            return;
        }
        double y = grid.contentY(event.getY());
        if (!resize.press(event.getX(), y)) {
            grid.weekLayout()
                    .flatMap(layout -> layout.cardAt(event.getX(), y))
                    .ifPresentOrElse(id -> move.press(id, event.getSceneX(), event.getSceneY()), move::cancel);
        }
    }

    void drag(MouseEvent event) {
        if (move == null || resize == null) {
            return;
        }
        if (resize.active()) {
            resize.drag(grid.contentY(event.getY()));
        } else {
            move.drag(event.getSceneX(), event.getSceneY(), event.isShortcutDown(), event.isAltDown());
        }
    }

    /**
     * The primary button was released.
     *
     * @return false if no card was dragged, so that it was a click
     */
    boolean release() {
        return move != null && resize != null && (resize.release() || move.release());
    }

    /** The pointer is over a point of the content, no button pressed. */
    void point(double x, double y) {
        if (resize != null) {
            grid.markEdge(resize.edgeAt(x, y).orElse(null));
        }
    }

    /**
     * Ends what is being dragged; the card is as it was.
     *
     * @return false if nothing was
     */
    boolean cancel() {
        if (move == null || resize == null) {
            return false;
        }
        boolean any = move.active() || resize.active();
        move.cancel();
        resize.cancel();
        return any;
    }
}
