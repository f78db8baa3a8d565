package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.Week;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/**
 * Lines of the grid. Closures cover the half hours and not the hours, so that there are two such layers: one with the
 * half hours, and one with the hours and the edges of days and bands.
 */
final class LinesLayer extends WeekLayer {

    private static final int HALF_HOUR = 30;

    private final Path path = new Path();
    private final boolean hours;

    private LinesLayer(String styleClass, boolean hours) {
        this.hours = hours;
        styled(path, styleClass);
        getChildren().add(new Group(path));
    }

    static LinesLayer halfHours() {
        return new LinesLayer("soft-lines", false);
    }

    static LinesLayer hoursAndEdges() {
        return new LinesLayer("lines", true);
    }

    @Override
    void show(Week week) {
        // The lines follow from the layout alone.
    }

    @Override
    void place(Week week, WeekLayout layout) {
        List<PathElement> lines = new ArrayList<>();
        for (TimeAxis.Band band : layout.bands()) {
            for (int minute = (band.start() / HALF_HOUR + 1) * HALF_HOUR; minute < band.end(); minute += HALF_HOUR) {
                if ((minute % 60 == 0) == hours) {
                    double y = Math.rint(band.y(minute));
                    layout.columns().stream()
                            .filter(column -> !column.closed())
                            .forEach(column -> line(lines, column.x(), y, column.x() + column.width(), y));
                }
            }
        }
        if (hours) {
            edges(layout, lines);
        }
        path.getElements().setAll(lines);
    }

    private static void edges(WeekLayout layout, List<PathElement> lines) {
        double right = layout.right();
        for (TimeAxis.Band band : layout.bands()) {
            line(lines, WeekLayout.GUTTER, band.top(), right, band.top());
            line(lines, WeekLayout.GUTTER, band.bottom(), right, band.bottom());
        }
        for (WeekLayout.DayColumn column : layout.columns()) {
            line(lines, column.x(), WeekLayout.HEADER, column.x(), layout.bottom());
        }
        line(lines, right, WeekLayout.HEADER, right, layout.bottom());
    }

    /** Adds a line through the centres of pixels, so that it is one pixel wide. */
    private static void line(List<PathElement> lines, double x1, double y1, double x2, double y2) {
        lines.add(new MoveTo(x1 + 0.5, y1 + 0.5));
        lines.add(new LineTo(x2 + 0.5, y2 + 0.5));
    }
}
