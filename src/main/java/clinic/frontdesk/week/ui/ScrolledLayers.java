package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.Week;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The layers below the headers, and the scroll bar that moves them where they are higher than the window. */
final class ScrolledLayers extends Pane {

    /** The first hour reaches so many pixels into the headers. */
    static final double ABOVE = 8;

    private static final double BAR_WIDTH = 10;

    private final List<WeekLayer> layers;
    private final Pane content = new Pane();
    private final Rectangle seen = new Rectangle();
    private final ScrollBar bar = new ScrollBar();
    private boolean placed;

    /**
     * @param scrolled called after each change of the offset
     */
    ScrolledLayers(List<WeekLayer> layers, Runnable scrolled) {
        this.layers = layers;
        content.setManaged(false);
        content.setPickOnBounds(false);
        content.getChildren().addAll(layers);
        setManaged(false);
        setPickOnBounds(false);
        setClip(seen);
        getChildren().add(content);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setManaged(false);
        bar.setFocusTraversable(false);
        bar.setVisible(false);
        bar.valueProperty().subscribe(() -> {
            content.setTranslateY(-offset());
            scrolled.run();
        });
    }

    List<WeekLayer> layers() {
        return layers;
    }

    ScrollBar bar() {
        return bar;
    }

    /** By how many pixels the content is scrolled. */
    double offset() {
        return bar.isVisible() ? Math.rint(bar.getValue()) : 0;
    }

    /** Whether it has been laid out. */
    boolean placed() {
        return placed;
    }

    void scrollBy(double pixels) {
        if (bar.isVisible()) {
            bar.setValue(Math.clamp(bar.getValue() + pixels, 0, bar.getMax()));
        }
    }

    /** Scrolls as far as it takes to show the pixels of the content from {@code top} to {@code bottom}. */
    void reveal(double top, double bottom) {
        double seenTop = offset() + WeekLayout.HEADER;
        double seenBottom = offset() + getHeight();
        if (top < seenTop) {
            scrollBy(top - seenTop - 8);
        } else if (bottom > seenBottom) {
            scrollBy(Math.min(bottom - seenBottom + 8, top - seenTop));
        }
    }

    /** Positions the layers for a window of a size. */
    void place(Week week, WeekLayout layout, double width, double height) {
        placed = true;
        resizeRelocate(0, 0, width, height);
        seen.setY(WeekLayout.HEADER - ABOVE);
        seen.setWidth(width);
        seen.setHeight(Math.max(0, height - WeekLayout.HEADER + ABOVE));
        double hidden = Math.max(0, layout.height() - height);
        bar.setVisible(hidden > 0);
        bar.setMax(hidden);
        bar.setVisibleAmount(hidden * (height - WeekLayout.HEADER) / Math.max(1, layout.height() - WeekLayout.HEADER));
        bar.setUnitIncrement(40);
        bar.setBlockIncrement((height - WeekLayout.HEADER) * 0.9);
        bar.setValue(Math.min(bar.getValue(), hidden));
        bar.resizeRelocate(width - BAR_WIDTH, WeekLayout.HEADER, BAR_WIDTH, Math.max(0, height - WeekLayout.HEADER));
        content.resizeRelocate(0, 0, width, Math.max(height, layout.height()));
        content.setTranslateY(-offset());
        for (WeekLayer layer : layers) {
            layer.resizeRelocate(0, 0, width, Math.max(height, layout.height()));
            layer.place(week, layout);
        }
    }

    @Override
    protected void layoutChildren() {
        // The layers are positioned with it.
    }
}
