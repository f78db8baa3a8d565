package clinic.frontdesk.week.ui;

import java.time.LocalDate;
import javafx.geometry.Point2D;
import javafx.scene.Parent;

/** Points of a shown week, for tests that use the pointer. */
public final class GridPoints {

    private GridPoints() {}

    /** The scene's point at a minute of a day, in the middle of its column; the week must be laid out. */
    public static Point2D at(Parent root, LocalDate date, int minute) {
        WeekGrid grid = grid(root);
        WeekLayout layout = grid.weekLayout().orElseThrow();
        WeekLayout.DayColumn column = layout.column(date).orElseThrow();
        return scene(root, column.x() + column.width() / 2, layout.y(minute));
    }

    /** Whether the week shows a card. */
    public static boolean shows(Parent root, String reservationId) {
        return grid(root).weekLayout().orElseThrow().cards().containsKey(reservationId);
    }

    /** The scene's point a third below the top of a card. */
    public static Point2D card(Parent root, String reservationId) {
        WeekLayout.Box box = box(root, reservationId);
        return scene(root, box.x() + box.width() / 2, box.y() + box.height() / 3);
    }

    /** The scene's point on the lower edge of a card. */
    public static Point2D edge(Parent root, String reservationId) {
        WeekLayout.Box box = box(root, reservationId);
        return scene(root, box.x() + box.width() / 2, box.y() + box.height() - 3);
    }

    private static WeekLayout.Box box(Parent root, String reservationId) {
        WeekLayout.Box box = grid(root).weekLayout().orElseThrow().cards().get(reservationId);
        if (box == null) {
            throw new AssertionError("not shown: " + reservationId);
        }
        return box;
    }

    private static Point2D scene(Parent root, double x, double contentY) {
        WeekGrid grid = grid(root);
        double scrolled = grid.contentY(WeekLayout.HEADER) - WeekLayout.HEADER;
        return grid.localToScene(x, contentY - scrolled);
    }

    private static WeekGrid grid(Parent root) {
        root.applyCss();
        root.layout();
        return (WeekGrid) root.lookup(".week-grid");
    }
}
