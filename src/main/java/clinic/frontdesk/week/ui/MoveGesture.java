package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.MovePlan;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.CardDrag;
import java.time.LocalDate;
import java.util.Optional;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Dragging a card to another start, over the month's days and the week's edges, into and out of the tray. It begins once the
 * pointer has left the point of the press. Between two places nothing is laid out: the card at the pointer is only moved.
 */
final class MoveGesture implements CardDrag {

    /** Pixels that the pointer travels before a press becomes a drag. */
    private static final double THRESHOLD = 5;

    private final WeekViewModel model;
    private final MoveViewModel moves;
    private final DragSurface surface;
    private final PageTurner turner = new PageTurner();

    private @Nullable String pressed;
    private @Nullable HeldCard card;
    private @Nullable DragTarget target;
    private @Nullable MovePlan plan;
    private @Nullable LocalDate from;
    private Optional<Text> refusal = Optional.empty();
    private Subscription following = () -> {};
    private double x;
    private double y;
    private double grabbed;
    private boolean started;
    private boolean released;
    private boolean copy;
    private boolean fine;

    MoveGesture(WeekViewModel model, MoveViewModel moves, DragSurface surface) {
        this.model = model;
        this.moves = moves;
        this.surface = surface;
    }

    @Override
    public void press(String id, double sceneX, double sceneY) {
        cancel();
        pressed = id;
        x = sceneX;
        y = sceneY;
        grabbed = surface.grabbedAt(id, sceneX, sceneY);
    }

    @Override
    public void drag(double sceneX, double sceneY, boolean copied, boolean finely) {
        String id = pressed;
        if (id == null || released || (!started && Math.hypot(sceneX - x, sceneY - y) <= THRESHOLD)) {
            return;
        }
        x = sceneX;
        y = sceneY;
        if (!started) {
            started = true;
            moves.decline();
            model.endMove();
            moves.find(id, this::begin);
        }
        follow(copied, finely);
    }

    private void begin(HeldCard found) {
        if (started && found.id().equals(pressed)) {
            card = found;
            from = model.dayProperty().get();
            surface.open(found, this::key);
            // A page was turned, or another desk changed it.
            following = model.weekProperty().subscribe(() -> {
                surface.layoutNow();
                refresh();
            });
            refresh();
            if (released) {
                release();
            }
        }
    }

    private void refresh() {
        target = null;
        plan = null;
        follow(copy, fine);
    }

    /** The keys that are held while the pointer rests. */
    private void key(DragKey key) {
        switch (key) {
            case CANCEL -> bringBack();
            case COPY -> follow(true, fine);
            case MOVE -> follow(false, fine);
        }
    }

    private void follow(boolean copied, boolean finely) {
        HeldCard held = card;
        if (held == null) {
            return;
        }
        if (plan == null || copied != copy) {
            plan = moves.plan(held, copied).orElse(null);
            target = null;
            if (plan != null) {
                surface.showStarts(plan);
            }
        }
        copy = copied;
        fine = finely;
        MovePlan known = plan;
        if (known == null) {
            return;
        }
        DragTarget next = surface.target(known, x, y - grabbed, x, y, finely);
        if (!next.equals(target)) {
            target = next;
            refusal = refusal(held, known, next);
            surface.show(held, known, next, copy, refusal);
        }
        surface.moveTo(x, y);
        turnAt(next);
    }

    private static Optional<Text> refusal(HeldCard held, MovePlan plan, DragTarget at) {
        return switch (at) {
            case DragTarget.AtStart start -> plan.refusal(start.date(), start.start());
            case DragTarget.OnDay day -> {
                Integer own = held.placed().start();
                // Another week is read when the card has rested on its day.
                yield own == null || !plan.covers(day.date()) ? Optional.empty() : plan.refusal(day.date(), own);
            }
            default -> Optional.empty();
        };
    }

    private void turnAt(DragTarget at) {
        int edge = surface.edgeAt(x, y);
        if (edge != 0) {
            turner.at(edge, edge < 0 ? model::previous : model::next);
        } else if (at instanceof DragTarget.OnDay day
                && model.weekProperty().get() != null
                && !WeekViewModel.mondayOf(day.date())
                        .equals(model.mondayProperty().get())) {
            turner.at(day, () -> model.show(day.date()));
        } else {
            turner.stop();
        }
    }

    @Override
    public boolean release() {
        if (started && card == null) {
            // The card is still being read; it is dropped here when it has come.
            released = true;
            return true;
        }
        HeldCard held = card;
        DragTarget at = target;
        boolean copied = copy;
        Optional<Text> refused = refusal;
        boolean dragged = started;
        if (at instanceof DragTarget.Outside) {
            bringBack();
        } else {
            cancel();
        }
        if (held != null && at != null) {
            drop(held, at, copied, refused);
        }
        return dragged;
    }

    /** Ends the drag, and shows the page again on which it began. */
    private void bringBack() {
        LocalDate began = from;
        boolean turned = began != null && !began.equals(model.dayProperty().get());
        cancel();
        if (began != null && turned) {
            model.show(began);
        }
    }

    private void drop(HeldCard held, DragTarget at, boolean copied, Optional<Text> refused) {
        switch (at) {
            case DragTarget.AtStart start ->
                refused.ifPresentOrElse(
                        reason -> moves.refuse(held, copied, start.date(), start.start(), reason),
                        () -> moves.put(held, copied, start.date(), start.start()));
            case DragTarget.OnDay day -> {
                Integer own = held.placed().start();
                if (own != null && refused.isPresent()) {
                    moves.refuse(held, copied, day.date(), own, refused.get());
                } else {
                    moves.putOnDay(held, copied, day.date());
                }
            }
            case DragTarget.InZone zone -> zone.zone().drop(held.id());
            case DragTarget.Outside outside -> {}
        }
    }

    /** Whether a card is being dragged. */
    boolean active() {
        return started;
    }

    /** Ends the drag; the card is where it was. */
    void cancel() {
        turner.stop();
        following.unsubscribe();
        following = () -> {};
        if (card != null) {
            surface.close();
        }
        pressed = null;
        card = null;
        target = null;
        plan = null;
        refusal = Optional.empty();
        started = false;
        released = false;
        from = null;
        copy = false;
    }
}
