package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekDay;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** What lies above the week: the hint in a week without reservations, and where a dragged card would land. */
final class OverlayLayer extends WeekLayer {

    private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private final Messages messages;
    private final Label empty = styled(new Label(), "empty");
    private final Label drop = styled(new Label(), "drop");
    private final Label reason = styled(new Label(), "drop-reason");
    private @Nullable GridSlot target;

    OverlayLayer(Messages messages) {
        this.messages = messages;
        empty.setText(messages.text("week.empty"));
        empty.setVisible(false);
        drop.setVisible(false);
        reason.setVisible(false);
        getChildren().addAll(empty, drop, reason);
    }

    @Override
    void show(Week week) {
        empty.setVisible(week.days().stream().allMatch(day -> day.cards().isEmpty())
                && !week.days().stream().allMatch(WeekDay::closed));
    }

    /** Shows where a dragged card would land, or nothing. Only this is positioned, so that a drag lays nothing out. */
    void showDrop(@Nullable WeekLayout layout, @Nullable GridSlot slot, boolean refused, String text) {
        target = slot;
        drop.setVisible(slot != null);
        reason.setVisible(false);
        drop.pseudoClassStateChanged(REFUSED, refused);
        drop.setText(text);
        if (slot != null && layout != null) {
            cover(layout, drop, slot, 2);
        }
    }

    /** Shows how long a card would be, with the reason why it may not below it. */
    void showLength(@Nullable WeekLayout layout, GridSlot slot, Optional<Text> refusal) {
        String length =
                messages.text("move.length", DragSurface.span(slot.start(), slot.end()), slot.end() - slot.start());
        showDrop(layout, slot, refusal.isPresent(), length);
        if (refusal.isPresent()) {
            reason.setText(messages.text(refusal.get()));
            reason.setVisible(true);
            reason.applyCss();
            reason.autosize();
            double x = Math.min(drop.getLayoutX(), getWidth() - reason.getWidth() - WeekLayout.RIGHT);
            reason.relocate(Math.rint(Math.max(0, x)), drop.getLayoutY() + drop.getHeight() + 4);
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        if (target != null) {
            cover(layout, drop, target, 2);
        }
        double width = Math.ceil(empty.prefWidth(-1));
        empty.resizeRelocate(
                Math.rint((getWidth() + WeekLayout.GUTTER - width) / 2),
                Math.rint(WeekLayout.HEADER + 28),
                width,
                Math.ceil(empty.prefHeight(-1)));
    }
}
