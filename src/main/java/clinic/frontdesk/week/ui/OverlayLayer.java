package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import javafx.scene.control.Label;

/** What lies above the week: the hint in a week without reservations, and the card that is being dragged. */
final class OverlayLayer extends WeekLayer {

    private static final double GHOST_HEIGHT = 36;

    private final Label empty = styled(new Label(), "empty");
    private final Label ghost = styled(new Label(), "ghost");

    OverlayLayer(Messages messages) {
        empty.setText(messages.text("week.empty"));
        empty.setVisible(false);
        ghost.setVisible(false);
        getChildren().addAll(empty, ghost);
    }

    @Override
    void show(Week week) {
        empty.setVisible(week.days().stream().allMatch(day -> day.cards().isEmpty())
                && !week.days().stream().allMatch(WeekDay::closed));
    }

    /** Shows a card being dragged, its upper left corner at a point. */
    void showGhost(WeekCard card, double x, double y) {
        ghost.setText(ClockTime.format(card.start()) + "  " + card.patientName());
        ghost.setVisible(true);
        ghost.relocate(Math.rint(x), Math.rint(y));
    }

    void hideGhost() {
        ghost.setVisible(false);
    }

    @Override
    void place(Week week, WeekLayout layout) {
        ghost.resize(Math.ceil(ghost.prefWidth(-1)), GHOST_HEIGHT);
        double width = Math.ceil(empty.prefWidth(-1));
        empty.resizeRelocate(
                Math.rint((getWidth() + WeekLayout.GUTTER - width) / 2),
                Math.rint(WeekLayout.HEADER + 28),
                width,
                Math.ceil(empty.prefHeight(-1)));
    }
}
