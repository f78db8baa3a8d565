package clinic.frontdesk.week.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.reservation.MovePlan;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.DropZone;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** What a dragged card moves over: tells what lies at a point of the scene, and shows where the card would land. */
final class DragSurface {

    /** Pixels at the right edge of the week over which the page turns; at the left it is where the hours stand. */
    private static final double EDGE = 16;

    /** Minutes between two places of a card that does not go to the grid, or where there is none. */
    private static final int FINE = 5;

    private static final int COARSE = 30;

    private final WeekGrid grid;
    private final Messages messages;
    private final DragGhost ghost;
    private List<DropZone.Installed> zones = List.of();
    private @Nullable DropZone over;
    private @Nullable Scene scene;
    private EventHandler<KeyEvent> keys = event -> {};

    DragSurface(WeekGrid grid, Messages messages) {
        this.grid = grid;
        this.messages = messages;
        this.ghost = new DragGhost(messages);
    }

    /** Shows a card at the pointer, and listens to the keys that are pressed meanwhile. */
    void open(HeldCard card, Consumer<DragKey> key) {
        Scene shown = grid.getScene();
        scene = shown;
        zones = DropZone.in(shown.getRoot());
        keys = event -> pressed(event, key);
        shown.addEventFilter(KeyEvent.ANY, keys);
        grid.hover(null);
        grid.setMoving(card.id());
        ghost.open(shown, card);
    }

    /** Shows quietly where the card may go. */
    void showStarts(MovePlan plan) {
        grid.showLandings(
                plan.starts().stream().map(GridSlots::of).toList(),
                plan.reservation().reservationId());
    }

    private static void pressed(KeyEvent event, Consumer<DragKey> key) {
        boolean down = event.getEventType() == KeyEvent.KEY_PRESSED;
        if (event.getCode() == KeyCode.ESCAPE && down) {
            key.accept(DragKey.CANCEL);
        } else if (event.getCode() == KeyCode.CONTROL && event.getEventType() != KeyEvent.KEY_TYPED) {
            key.accept(down ? DragKey.COPY : DragKey.MOVE);
        }
        // Nothing else happens while a card is dragged.
        event.consume();
    }

    void close() {
        Scene shown = scene;
        if (shown != null) {
            shown.removeEventFilter(KeyEvent.ANY, keys);
        }
        scene = null;
        hold(null);
        ghost.close();
        grid.showLandings(List.of(), null);
        grid.showDrop(null, false);
    }

    /** Lays the week out at once, after it has changed under the pointer. */
    void layoutNow() {
        grid.layout();
    }

    /** How many pixels below the top of a card of the week a point on it is; 0 for a point elsewhere, as on the tray. */
    double grabbedAt(String id, double sceneX, double sceneY) {
        Point2D at = grid.sceneToLocal(sceneX, sceneY);
        return grid.weekLayout()
                .map(layout -> layout.cards().get(id))
                .filter(box -> !box.line()
                        && at.getX() >= box.x()
                        && at.getX() <= box.x() + box.width()
                        && grid.contentY(at.getY()) >= box.y()
                        && grid.contentY(at.getY()) <= box.y() + box.height())
                .map(box -> grid.contentY(at.getY()) - box.y())
                .orElse(0.0);
    }

    /** Which page the week turns to at a point: -1 for the one before, 1 for the next, else 0. */
    int edgeAt(double sceneX, double sceneY) {
        Point2D at = grid.sceneToLocal(sceneX, sceneY);
        if (!shown() || at.getY() < WeekLayout.HEADER || at.getY() > grid.getHeight()) {
            return 0;
        }
        if (at.getX() >= 0 && at.getX() < WeekLayout.GUTTER) {
            return -1;
        }
        return at.getX() > grid.getWidth() - EDGE && at.getX() <= grid.getWidth() ? 1 : 0;
    }

    /**
     * Where a card would land.
     *
     * @param topY the height of the card's top in the scene
     */
    DragTarget target(MovePlan plan, double topX, double topY, double sceneX, double sceneY, boolean fine) {
        for (DropZone.Installed zone : zones) {
            if (zone.contains(sceneX, sceneY)) {
                hold(zone.zone());
                return zone.zone()
                        .day()
                        .<DragTarget>map(DragTarget.OnDay::new)
                        .orElseGet(() -> new DragTarget.InZone(zone.zone()));
            }
        }
        hold(null);
        WeekLayout layout = grid.weekLayout().orElse(null);
        Point2D at = grid.sceneToLocal(sceneX, sceneY);
        if (layout == null || !shown() || !inGrid(at) || edgeAt(sceneX, sceneY) != 0) {
            return new DragTarget.Outside();
        }
        LocalDate date =
                layout.columnAt(at.getX()).map(WeekLayout.DayColumn::date).orElse(null);
        if (date == null) {
            return new DragTarget.Outside();
        }
        if (at.getY() < WeekLayout.HEADER) {
            return new DragTarget.OnDay(date);
        }
        double top = grid.contentY(Math.max(grid.sceneToLocal(topX, topY).getY(), WeekLayout.HEADER));
        return new DragTarget.AtStart(date, start(layout, plan.grid(date), top, fine));
    }

    /** Whether the week is in sight, and not the month in its place. */
    private boolean shown() {
        return grid.getParent() != null && grid.getParent().isVisible();
    }

    private boolean inGrid(Point2D at) {
        return at.getX() >= 0 && at.getX() < grid.getWidth() && at.getY() >= 0 && at.getY() < grid.getHeight();
    }

    private static int start(WeekLayout layout, NavigableSet<Integer> places, double y, boolean fine) {
        if (fine || places.isEmpty()) {
            int step = fine ? FINE : COARSE;
            int minute = layout.minuteNear(y);
            return Math.clamp(Math.round(minute / (float) step) * (long) step, 0, ClockTime.MINUTES_A_DAY - step);
        }
        return places.stream()
                .min(Comparator.comparingDouble(start -> Math.abs(layout.y(start) - y)))
                .orElseThrow();
    }

    private void hold(@Nullable DropZone zone) {
        if (!Objects.equals(over, zone)) {
            if (over != null) {
                over.over(false);
            }
            over = zone;
            if (zone != null) {
                zone.over(true);
            }
        }
    }

    /** Shows where a card would land. */
    void show(HeldCard card, MovePlan plan, DragTarget target, boolean copy, Optional<Text> refusal) {
        switch (target) {
            case DragTarget.AtStart at -> {
                int end = at.start() + plan.on(at.date()).duration();
                grid.showDrop(new GridSlot(at.date(), at.start(), end), refusal.isPresent());
                ghost.say(span(at.start(), end), copy, refusal);
            }
            case DragTarget.OnDay day -> {
                grid.showDrop(null, false);
                Integer start = card.placed().start();
                ghost.say(
                        DayLabel.of(day.date()) + (start == null ? "" : " " + ClockTime.format(start)), copy, refusal);
            }
            case DragTarget.InZone zone -> {
                grid.showDrop(null, false);
                ghost.say(messages.text("tray.title"), false, Optional.empty());
            }
            case DragTarget.Outside outside -> {
                grid.showDrop(null, false);
                ghost.say(messages.text("move.back"), false, Optional.empty());
            }
        }
    }

    /** {@code 10:40 – 11:10}. */
    static String span(int start, int end) {
        return ClockTime.format(start) + " – " + (end >= ClockTime.MINUTES_A_DAY ? "24:00" : ClockTime.format(end));
    }

    void moveTo(double sceneX, double sceneY) {
        ghost.moveTo(sceneX, sceneY);
    }
}
