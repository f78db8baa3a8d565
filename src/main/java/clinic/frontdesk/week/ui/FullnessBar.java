package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Fullness;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How full a day or a half of it is, as a bar; nothing where nothing can be booked. */
final class FullnessBar extends Region {

    private static final PseudoClass FULL = PseudoClass.getPseudoClass("full");
    /** The ratio from which it looks full: the rest would not be seen. */
    private static final double NEARLY_FULL = 0.995;

    private final Region fill = new Region();
    private double ratio;

    FullnessBar() {
        getStyleClass().add("fullness-track");
        fill.getStyleClass().add("fullness");
        fill.setManaged(false);
        getChildren().add(fill);
        setMouseTransparent(true);
    }

    void show(@Nullable Fullness fullness) {
        ratio = fullness == null ? 0 : fullness.ratio();
        fill.pseudoClassStateChanged(FULL, ratio >= NEARLY_FULL);
        fill.setVisible(ratio > 0);
        setOpacity(fullness == null ? 0 : 1);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        fill.resizeRelocate(0, 0, Math.max(2, Math.rint(getWidth() * ratio)), getHeight());
    }
}
