package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.week.Week;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** The slots that are offered to a card that moves. */
final class TargetsLayer extends WeekLayer {

    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    private final Map<GridSlot, Label> landings = new LinkedHashMap<>();
    private @Nullable GridSlot pointed;

    @Override
    void show(Week week) {
        // The slots do not follow from the week.
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

    /** Whether slots are offered. */
    boolean offering() {
        return !landings.isEmpty();
    }

    /** Shows the keyboard's slot, or none. */
    void point(@Nullable GridSlot slot) {
        pointed = slot;
        landings.forEach((landing, label) -> label.pseudoClassStateChanged(TARGET, landing.equals(slot)));
    }

    @Override
    void place(Week week, WeekLayout layout) {
        landings.forEach((slot, label) -> cover(layout, label, slot, 2));
    }
}
