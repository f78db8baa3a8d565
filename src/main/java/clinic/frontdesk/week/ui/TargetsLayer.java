package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.week.Week;
import java.util.HashMap;
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
    private final Map<GridSlot, GridSlot> quiet = new HashMap<>();
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
        quiet.clear();
        offered.forEach(slot -> quiet.put(slot, beforeNext(slot)));
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
        landings.forEach((landing, label) -> {
            boolean here = landing.equals(slot);
            label.pseudoClassStateChanged(TARGET, here);
            label.setViewOrder(here ? -1 : 0);
        });
    }

    @Override
    void place(Week week, WeekLayout layout) {
        landings.forEach(
                (slot, label) -> cover(layout, label, slot.equals(pointed) ? slot : quiet.getOrDefault(slot, slot), 2));
    }

    /** The slot up to the start of the next one, so that only the one that is pointed at lies over others. */
    private GridSlot beforeNext(GridSlot slot) {
        int next = landings.keySet().stream()
                .filter(other -> other.date().equals(slot.date()) && other.start() > slot.start())
                .mapToInt(GridSlot::start)
                .min()
                .orElse(slot.end());
        return new GridSlot(slot.date(), slot.start(), Math.min(slot.end(), next));
    }
}
