package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Draws a week in layers, all of them positioned by one {@link WeekLayout}, which also tells what lies at a point. */
final class WeekGrid extends Region {

    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");
    /** Nothing is drawn in less space than this, in pixels. */
    private static final double SMALLEST = 200;

    private final TargetsLayer targets;
    private final CardsLayer cards;
    private final OverlayLayer overlay;
    private final List<WeekLayer> layers;

    private @Nullable Week week;
    private @Nullable WeekLayout layout;
    private @Nullable String selected;

    WeekGrid(Messages messages) {
        getStyleClass().add("week-grid");
        targets = new TargetsLayer(messages);
        cards = new CardsLayer(messages);
        overlay = new OverlayLayer(messages);
        layers = List.of(
                new DaysLayer(),
                LinesLayer.halfHours(),
                new ClosuresLayer(messages),
                LinesLayer.hoursAndEdges(),
                new AxesLayer(messages),
                targets,
                cards,
                new NowLayer(),
                overlay);
        getChildren().addAll(layers);
    }

    /** Shows a week. Until it is laid out, nothing lies at any point. */
    void show(Week next) {
        week = next;
        layers.forEach(layer -> layer.show(next));
        layout = null;
        requestLayout();
    }

    /** Sets a larger type, for a large screen. */
    void setRoomy(boolean roomy) {
        pseudoClassStateChanged(ROOMY, roomy);
        cards.setRoomy(roomy);
        requestLayout();
    }

    /** Selects a card, which gets more room than its neighbours, or none. */
    void select(@Nullable String reservationId) {
        selected = reservationId;
        cards.select(reservationId);
        requestLayout();
    }

    /** Shows where the moving card may be put. */
    void showLandings(List<GridSlot> offered, @Nullable String moving) {
        targets.showLandings(offered);
        cards.setMoving(moving);
        requestLayout();
    }

    /** Shows the keyboard's slot, or none. */
    void point(@Nullable GridSlot slot) {
        targets.point(slot);
        requestLayout();
    }

    /** Shows the slot under the pointer, or none. */
    void hover(@Nullable GridSlot slot) {
        targets.hover(slot);
        requestLayout();
    }

    /** Shows a card being dragged, its upper left corner at a point. */
    void showGhost(WeekCard card, double x, double y) {
        overlay.showGhost(card, x, y);
        requestLayout();
    }

    void hideGhost() {
        overlay.hideGhost();
    }

    /** The layout of the shown week; empty until it is laid out. */
    Optional<WeekLayout> weekLayout() {
        return Optional.ofNullable(layout);
    }

    @Override
    protected void layoutChildren() {
        Week shown = week;
        if (shown == null || getWidth() < SMALLEST || getHeight() < SMALLEST) {
            return;
        }
        WeekLayout next = WeekLayout.of(shown, getWidth(), getHeight(), selected);
        layout = next;
        for (WeekLayer layer : layers) {
            layer.resizeRelocate(0, 0, getWidth(), getHeight());
            layer.place(shown, next);
        }
    }
}
