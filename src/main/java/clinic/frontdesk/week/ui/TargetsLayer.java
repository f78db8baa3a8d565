package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.Week;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The slots that can be chosen: the one under the pointer, the keyboard's, and those offered to a card that moves. */
final class TargetsLayer extends WeekLayer {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private final Messages messages;
    private final Map<GridSlot, Label> landings = new LinkedHashMap<>();
    private final Label hover = styled(new Label(), "place");
    private final Label cursor = styled(new Label(), "place");
    private @Nullable GridSlot hovered;
    private @Nullable GridSlot pointed;

    TargetsLayer(Messages messages) {
        this.messages = messages;
        cursor.pseudoClassStateChanged(TARGET, true);
        hover.setVisible(false);
        cursor.setVisible(false);
        getChildren().addAll(hover, cursor);
    }

    @Override
    void show(Week week) {
        hover(null);
    }

    /** Shows where the moving card may be put. */
    void showLandings(List<GridSlot> offered) {
        getChildren().removeAll(landings.values());
        landings.clear();
        for (GridSlot slot : offered) {
            landings.put(slot, styled(new Label(ClockTime.format(slot.start())), "landing"));
        }
        getChildren().addAll(0, landings.values());
        point(pointed);
    }

    /** Shows the keyboard's slot, or none. */
    void point(@Nullable GridSlot slot) {
        pointed = slot;
        landings.forEach((landing, label) -> label.pseudoClassStateChanged(TARGET, landing.equals(slot)));
        name(cursor, slot);
    }

    /** Shows the slot under the pointer, or none. */
    void hover(@Nullable GridSlot slot) {
        hovered = slot;
        name(hover, slot);
    }

    private void name(Label label, @Nullable GridSlot slot) {
        if (slot != null) {
            label.setText(messages.text("week.book-at", ClockTime.format(slot.start())));
        }
    }

    @Override
    void place(Week week, WeekLayout layout) {
        landings.forEach((slot, label) -> cover(layout, label, slot, 2));
        placePointed(layout, hover, hovered);
        placePointed(layout, cursor, landings.isEmpty() ? pointed : null);
    }

    private static void placePointed(WeekLayout layout, Label label, @Nullable GridSlot slot) {
        if (slot != null && layout.column(slot.date()).isPresent()) {
            label.setVisible(true);
            cover(layout, label, slot, 2);
        } else {
            label.setVisible(false);
        }
    }
}
