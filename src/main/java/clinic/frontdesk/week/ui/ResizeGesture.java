package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.MovePlan;
import clinic.frontdesk.text.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Dragging the lower edge of a card, which changes the length of its treatment. */
final class ResizeGesture {

    /** The height of the edge, in pixels; no more than a third of the card. */
    private static final double EDGE = 6;

    private final MoveViewModel moves;
    private final WeekGrid grid;
    private @Nullable HeldCard card;
    private @Nullable MovePlan plan;
    private int minutes;
    private Optional<Text> refusal = Optional.empty();

    ResizeGesture(MoveViewModel moves, WeekGrid grid) {
        this.moves = moves;
        this.grid = grid;
    }

    /** The card whose lower edge is at a point of the content; only one that holds its place. */
    Optional<String> edgeAt(double x, double y) {
        return grid.weekLayout()
                .flatMap(layout -> layout.cardAt(x, y).filter(id -> {
                    WeekLayout.Box box = layout.cards().get(id);
                    return box != null
                            && !box.line()
                            && y >= box.y() + box.height() - Math.min(EDGE, box.height() / 3)
                            && moves.held(id)
                                    .filter(found -> found.placed().holds())
                                    .isPresent();
                }));
    }

    /**
     * A button was pressed.
     *
     * @return false if it was not at an edge
     */
    boolean press(double x, double y) {
        cancel();
        card = edgeAt(x, y).flatMap(moves::held).orElse(null);
        HeldCard held = card;
        if (held == null) {
            return false;
        }
        plan = moves.plan(held, false).orElse(null);
        minutes = held.placed().treatment().duration();
        return true;
    }

    /** The pointer is at a height of the content. */
    void drag(double y) {
        HeldCard held = card;
        MovePlan known = plan;
        WeekLayout layout = grid.weekLayout().orElse(null);
        Integer start = held == null ? null : held.placed().start();
        if (held == null || known == null || layout == null || start == null) {
            return;
        }
        int wanted = Lengths.nearest(layout.minuteNear(y) - start);
        if (wanted != minutes) {
            minutes = wanted;
            refusal = known.refusalOfLength(wanted);
            grid.showLength(new GridSlot(held.placed().date(), start, start + wanted), refusal);
        }
    }

    /**
     * The button was released.
     *
     * @return false if no edge was held
     */
    boolean release() {
        HeldCard held = card;
        int wanted = minutes;
        Optional<Text> refused = refusal;
        cancel();
        if (held == null) {
            return false;
        }
        if (refused.isPresent()) {
            moves.say(Text.of("move.refused-none", held.patientName(), refused.get()));
        } else {
            moves.resize(held, wanted);
        }
        return true;
    }

    /** Whether an edge is held. */
    boolean active() {
        return card != null;
    }

    /** Leaves the card as it is. */
    void cancel() {
        if (card != null) {
            grid.showDrop(null, false);
        }
        card = null;
        plan = null;
        refusal = Optional.empty();
    }
}
