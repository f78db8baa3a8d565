package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.ClosedInterval;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import org.jspecify.annotations.Nullable;

/**
 * Draws a week. Nodes are pooled and keyed by reservation; they are added, removed and restyled when a week is shown,
 * never while it is laid out.
 */
final class WeekGrid extends Region {

    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

    /** A node and the place it stands on. */
    private record At<N extends Node>(GridSlot place, N node) {}

    private final Messages messages;
    private final List<Region> days = new ArrayList<>();
    private final List<Region> pasts = new ArrayList<>();
    private final List<Label> closedNames = new ArrayList<>();
    private final List<DayHeader> headers = new ArrayList<>();
    private final List<Region> folds = new ArrayList<>();
    private final List<Label> foldNames = new ArrayList<>();
    private final Map<Integer, Label> hours = new HashMap<>();
    private final Path lines = new Path();
    private final Path soft = new Path();
    private final Pane closures = layer();
    private final List<At<Label>> closed = new ArrayList<>();
    private final Pane places = layer();
    private final List<At<Label>> landings = new ArrayList<>();
    private final Label hover = new Label();
    private final Label cursor = new Label();
    private final Pane cards = layer();
    private final Map<String, CardNode> shown = new HashMap<>();
    private final Deque<CardNode> spare = new ArrayDeque<>();
    private final Region now = new Region();
    private final Label nowTime = new Label();
    private final Label ghost = new Label();
    private final Label empty = new Label();

    private @Nullable Week week;
    private @Nullable WeekLayout layout;
    private @Nullable String selected;
    private @Nullable GridSlot hovered;
    private @Nullable GridSlot pointed;
    private boolean roomy;

    WeekGrid(Messages messages) {
        this.messages = messages;
        getStyleClass().add("week-grid");
        for (int i = 0; i < 7; i++) {
            days.add(styled(new Region(), "day"));
            pasts.add(styled(new Region(), "past"));
            Label name = styled(new Label(), "closed-name");
            name.setWrapText(true);
            closedNames.add(name);
            headers.add(new DayHeader(messages));
        }
        styled(soft, "soft-lines");
        styled(lines, "lines");
        styled(hover, "place");
        styled(cursor, "place");
        cursor.pseudoClassStateChanged(TARGET, true);
        styled(now, "now");
        styled(nowTime, "now-time");
        styled(ghost, "ghost");
        styled(empty, "empty");
        empty.setText(messages.text("week.empty"));
        for (Node each : List.of(hover, cursor, now, nowTime, ghost, empty)) {
            each.setVisible(false);
            each.setMouseTransparent(true);
        }
        getChildren().addAll(days);
        getChildren().addAll(pasts);
        getChildren().add(new Group(soft));
        getChildren().add(closures);
        getChildren().addAll(closedNames);
        getChildren().add(new Group(lines));
        getChildren().addAll(headers);
        getChildren().addAll(places, hover, cursor, cards, now, nowTime, empty, ghost);
    }

    /** Shows a week, reusing the nodes of the one before. */
    void show(Week next) {
        week = next;
        LocalDate today = next.now().toLocalDate();
        int minute = minute(next);
        Set<String> wanted = new HashSet<>();
        for (int i = 0; i < next.days().size(); i++) {
            WeekDay day = next.days().get(i);
            boolean isToday = day.date().equals(today);
            headers.get(i).show(day, isToday);
            days.get(i).pseudoClassStateChanged(TODAY, isToday);
            days.get(i).pseudoClassStateChanged(CLOSED, day.closed());
            pasts.get(i).setVisible(!day.closed() && !day.date().isAfter(today));
            closedNames.get(i).setVisible(day.closed() && day.cards().isEmpty());
            closedNames.get(i).setText(day.closedFor().map(WeekGrid::inLines).orElse(messages.text("week.closed")));
            day.cards().forEach(card -> wanted.add(card.reservationId()));
        }
        shown.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().setVisible(false);
                spare.push(entry.getValue());
            }
            return gone;
        });
        List<Node> fresh = new ArrayList<>();
        for (WeekDay day : next.days()) {
            for (WeekCard card : day.cards()) {
                CardNode node = shown.computeIfAbsent(card.reservationId(), id -> {
                    CardNode spareNode = spare.poll();
                    if (spareNode == null) {
                        spareNode = new CardNode(messages);
                        spareNode.setRoomy(roomy);
                        fresh.add(spareNode);
                    }
                    spareNode.setVisible(true);
                    return spareNode;
                });
                boolean over = card.date().isBefore(today)
                        || (card.date().equals(today) && card.start() + card.duration() <= minute);
                node.show(card, over);
                node.setSelected(card.reservationId().equals(selected));
            }
        }
        cards.getChildren().addAll(fresh);
        showClosures(next);
        showHours(next);
        boolean current = next.days().stream().anyMatch(day -> day.date().equals(today));
        now.setVisible(current);
        nowTime.setVisible(current);
        nowTime.setText(ClockTime.format(minute));
        empty.setVisible(wanted.isEmpty() && next.days().stream().anyMatch(day -> !day.closed()));
        hover(null);
        // Until it is laid out, nothing in the new week can be hit.
        layout = null;
        requestLayout();
    }

    private void showClosures(Week next) {
        closed.clear();
        closures.getChildren().clear();
        for (WeekDay day : next.days()) {
            // A day that is closed whole is drawn so, with the reason in its head or its column.
            for (ClosedInterval closure : day.closed() ? List.<ClosedInterval>of() : day.closures()) {
                Label label = styled(new Label(messages.text("week.closure", closure.reason())), "closure");
                closures.getChildren().add(label);
                closed.add(new At<>(new GridSlot(day.date(), closure.start(), closure.end()), label));
            }
        }
    }

    private void showHours(Week next) {
        List<int[]> stretches = WeekLayout.stretches(next);
        Set<Integer> wanted = new HashSet<>();
        for (int[] stretch : stretches) {
            wanted.add(stretch[0]);
            for (int hour = (stretch[0] + 59) / 60 * 60; hour < stretch[1]; hour += 60) {
                if (hour - stretch[0] >= 30 || hour == stretch[0]) {
                    wanted.add(hour);
                }
            }
        }
        hours.entrySet().removeIf(entry -> {
            boolean gone = !wanted.contains(entry.getKey());
            if (gone) {
                getChildren().remove(entry.getValue());
            }
            return gone;
        });
        for (int minute : wanted) {
            hours.computeIfAbsent(minute, at -> {
                Label label = styled(new Label(ClockTime.format(at)), "hour");
                getChildren().add(label);
                return label;
            });
        }
        while (folds.size() < stretches.size() - 1) {
            Region fold = styled(new Region(), "fold");
            Label name = styled(new Label(messages.text("week.lunch")), "fold-name");
            folds.add(fold);
            foldNames.add(name);
            getChildren().add(days.size() + pasts.size(), fold);
            getChildren().add(name);
        }
        for (int i = 0; i < folds.size(); i++) {
            boolean used = i < stretches.size() - 1;
            folds.get(i).setVisible(used);
            // Lunch is what begins around noon; another gap in the day has no name.
            foldNames
                    .get(i)
                    .setVisible(
                            used && stretches.get(i)[1] >= 11 * 60 && stretches.get(i)[1] < 15 * 60);
        }
    }

    /** Larger type, for a large screen. */
    void setRoomy(boolean wanted) {
        roomy = wanted;
        pseudoClassStateChanged(ROOMY, wanted);
        shown.values().forEach(node -> node.setRoomy(wanted));
        spare.forEach(node -> node.setRoomy(wanted));
    }

    /** Marks the selected card, and gives it room among its neighbours. */
    void select(@Nullable String reservationId) {
        selected = reservationId;
        shown.forEach((id, node) -> node.setSelected(id.equals(reservationId)));
        requestLayout();
    }

    /** Shows where the moving card may land; nothing else takes it. */
    void showLandings(List<GridSlot> offered, @Nullable String moving) {
        places.getChildren().clear();
        landings.clear();
        for (GridSlot place : offered) {
            Label label = styled(new Label(ClockTime.format(place.start())), "landing");
            places.getChildren().add(label);
            landings.add(new At<>(place, label));
        }
        shown.forEach((id, node) -> node.setMoving(id.equals(moving)));
        requestLayout();
    }

    /** Shows the keyboard's place, or none. */
    void point(@Nullable GridSlot place) {
        pointed = place;
        for (At<Label> landing : landings) {
            landing.node().pseudoClassStateChanged(TARGET, landing.place().equals(place));
        }
        requestLayout();
    }

    /** Shows the place under the pointer, or none. */
    void hover(@Nullable GridSlot place) {
        hovered = place;
        requestLayout();
    }

    /** Shows a card on its way, its upper left corner at a point. */
    void ghost(WeekCard card, double x, double y) {
        ghost.setText(ClockTime.format(card.start()) + "  " + card.patientName());
        ghost.setVisible(true);
        ghost.relocate(Math.rint(x), Math.rint(y));
    }

    void endGhost() {
        ghost.setVisible(false);
    }

    /** The card at a point, front most first. */
    Optional<String> cardAt(double x, double y) {
        WeekLayout laid = layout;
        if (laid == null) {
            return Optional.empty();
        }
        return laid.cards().entrySet().stream()
                .filter(entry -> {
                    WeekLayout.Box box = entry.getValue();
                    return box.x() <= x && x < box.x() + box.width() && box.y() <= y && y < box.y() + box.height();
                })
                .min(Comparator.comparingDouble(entry -> entry.getValue().width()))
                .map(Map.Entry::getKey);
    }

    Optional<WeekLayout.Box> boxOf(String reservationId) {
        return Optional.ofNullable(layout).map(laid -> laid.cards().get(reservationId));
    }

    /** The place of a list that covers a point. */
    Optional<GridSlot> placeAt(List<GridSlot> among, double x, double y) {
        WeekLayout laid = layout;
        if (laid == null) {
            return Optional.empty();
        }
        return laid.columnAt(x)
                .flatMap(column -> laid.minuteAt(y)
                        .flatMap(minute -> among.stream()
                                .filter(place -> place.date().equals(column.date())
                                        && place.start() <= minute
                                        && minute < place.end())
                                .max(Comparator.comparingInt(GridSlot::start))));
    }

    /** The place of a list whose top lies nearest to a point, in the same day's column. */
    Optional<GridSlot> nearest(List<GridSlot> among, double x, double y) {
        WeekLayout laid = layout;
        if (laid == null) {
            return Optional.empty();
        }
        return laid.columnAt(x)
                .flatMap(column -> among.stream()
                        .filter(place -> place.date().equals(column.date()))
                        .min(Comparator.comparingDouble(place -> Math.abs(laid.y(place.start()) - y))));
    }

    /** Whether a place begins at most so many pixels from a height. */
    boolean within(GridSlot place, double y, double pixels) {
        WeekLayout laid = layout;
        return laid != null && Math.abs(laid.y(place.start()) - y) <= pixels;
    }

    @Override
    protected void layoutChildren() {
        Week current = week;
        if (current == null || getWidth() < 200 || getHeight() < 200) {
            return;
        }
        WeekLayout laid = WeekLayout.of(current, getWidth(), getHeight(), selected);
        layout = laid;
        double bottom = laid.bottom();
        for (int i = 0; i < 7; i++) {
            WeekLayout.Column column = laid.columns().get(i);
            headers.get(i).resizeRelocate(column.x(), 0, column.width(), WeekLayout.HEADER);
            days.get(i).resizeRelocate(column.x(), WeekLayout.HEADER, column.width(), bottom - WeekLayout.HEADER);
            layPast(current, laid, i);
            Label name = closedNames.get(i);
            double nameWidth = Math.min(Math.ceil(name.prefWidth(-1)), column.width() - 2);
            double nameHeight = Math.ceil(name.prefHeight(nameWidth));
            name.resizeRelocate(
                    Math.rint(column.x() + (column.width() - nameWidth) / 2),
                    Math.rint(WeekLayout.HEADER + 18),
                    nameWidth,
                    nameHeight);
        }
        layLines(laid);
        layFolds(laid);
        closed.forEach(at -> cover(laid, at.node(), at.place(), 1));
        landings.forEach(at -> cover(laid, at.node(), at.place(), 2));
        layPointed(laid, hover, hovered);
        layPointed(laid, cursor, landings.isEmpty() ? pointed : null);
        for (Pane layer : List.of(closures, places, cards)) {
            layer.resizeRelocate(0, 0, getWidth(), getHeight());
        }
        laid.cards().forEach((id, box) -> {
            CardNode node = shown.get(id);
            if (node != null) {
                node.place(box);
            }
        });
        hours.forEach((minute, label) -> {
            double width = Math.ceil(label.prefWidth(-1));
            label.resizeRelocate(WeekLayout.GUTTER - 8 - width, Math.rint(laid.y(minute)) - 8, width, 16);
        });
        layNow(current, laid);
        ghost.resize(Math.ceil(ghost.prefWidth(-1)), 36);
        double emptyWidth = Math.ceil(empty.prefWidth(-1));
        empty.resizeRelocate(
                Math.rint((getWidth() + WeekLayout.GUTTER - emptyWidth) / 2),
                Math.rint(WeekLayout.HEADER + 28),
                emptyWidth,
                Math.ceil(empty.prefHeight(-1)));
    }

    private void layPast(Week current, WeekLayout laid, int i) {
        WeekLayout.Column column = laid.columns().get(i);
        boolean today = column.date().equals(current.now().toLocalDate());
        double until = today ? laid.y(minute(current)) : laid.bottom();
        pasts.get(i)
                .resizeRelocate(
                        column.x(),
                        WeekLayout.HEADER,
                        column.width(),
                        Math.max(0, Math.rint(until) - WeekLayout.HEADER));
    }

    private void layPointed(WeekLayout laid, Label label, @Nullable GridSlot place) {
        boolean here = place != null
                && laid.columns().stream().anyMatch(column -> column.date().equals(place.date()));
        label.setVisible(here);
        if (place != null && here) {
            label.setText(messages.text("week.book-at", ClockTime.format(place.start())));
            cover(laid, label, place, 2);
        }
    }

    private static void cover(WeekLayout laid, Region node, GridSlot place, double inset) {
        Optional<WeekLayout.Column> column = laid.columns().stream()
                .filter(each -> each.date().equals(place.date()))
                .findFirst();
        if (column.isEmpty()) {
            node.resizeRelocate(0, 0, 0, 0);
            return;
        }
        WeekLayout.Band band = laid.bandAt(place.start());
        double top = Math.rint(band.y(place.start())) + inset;
        double end = Math.rint(laid.bandAt(place.end() - 1).y(place.end())) - inset + 1;
        node.resizeRelocate(
                column.get().x() + inset + 1, top, column.get().width() - 2 * inset - 1, Math.max(12, end - top));
    }

    private void layFolds(WeekLayout laid) {
        double right = laid.columns().getLast().x() + laid.columns().getLast().width();
        for (int i = 0; i + 1 < laid.bands().size() && i < folds.size(); i++) {
            double top = laid.bands().get(i).bottom();
            folds.get(i).resizeRelocate(WeekLayout.GUTTER, top, right - WeekLayout.GUTTER, WeekLayout.FOLD);
            Label name = foldNames.get(i);
            double width = Math.ceil(name.prefWidth(-1));
            name.resizeRelocate(WeekLayout.GUTTER - 8 - width, top - 1, width, 16);
        }
    }

    private void layLines(WeekLayout laid) {
        List<PathElement> hard = new ArrayList<>();
        List<PathElement> light = new ArrayList<>();
        double left = WeekLayout.GUTTER;
        double right = laid.columns().getLast().x() + laid.columns().getLast().width();
        for (WeekLayout.Band band : laid.bands()) {
            line(hard, left, band.top(), right, band.top());
            line(hard, left, band.bottom(), right, band.bottom());
            for (int minute = (band.start() / 30 + 1) * 30; minute < band.end(); minute += 30) {
                double y = Math.rint(band.y(minute));
                for (WeekLayout.Column column : laid.columns()) {
                    if (!column.closed()) {
                        line(minute % 60 == 0 ? hard : light, column.x(), y, column.x() + column.width(), y);
                    }
                }
            }
        }
        for (WeekLayout.Column column : laid.columns()) {
            line(hard, column.x(), WeekLayout.HEADER, column.x(), laid.bottom());
        }
        line(hard, right, WeekLayout.HEADER, right, laid.bottom());
        lines.getElements().setAll(hard);
        soft.getElements().setAll(light);
    }

    /** A line through the middle of pixels, so that it is one pixel thin. */
    private static void line(List<PathElement> path, double x1, double y1, double x2, double y2) {
        path.add(new MoveTo(x1 + 0.5, y1 + 0.5));
        path.add(new LineTo(x2 + 0.5, y2 + 0.5));
    }

    private void layNow(Week current, WeekLayout laid) {
        Optional<WeekLayout.Column> today = laid.columns().stream()
                .filter(column -> column.date().equals(current.now().toLocalDate()))
                .findFirst();
        today.ifPresent(column -> {
            int minute = minute(current);
            double y = laid.bands().stream()
                    .filter(band -> band.start() <= minute && minute < band.end())
                    .findFirst()
                    .map(band -> band.y(minute))
                    // On a fold, or before and after the day: at the edge that is next.
                    .orElseGet(() -> laid.bands().stream()
                            .filter(band -> band.start() > minute)
                            .findFirst()
                            .map(band -> band.top() - (band.equals(laid.bands().getFirst()) ? 0 : WeekLayout.FOLD / 2))
                            .orElse(laid.bottom()));
            y = Math.rint(y);
            now.resizeRelocate(column.x(), y - 1, column.width(), 2);
            double width = Math.ceil(nowTime.prefWidth(-1));
            nowTime.resizeRelocate(WeekLayout.GUTTER - 6 - width, y - 8, width, 16);
            hours.forEach((at, label) -> label.setOpacity(Math.abs(laid.y(at) - laidNow(nowTime)) < 15 ? 0 : 1));
        });
        if (today.isEmpty()) {
            hours.values().forEach(label -> label.setOpacity(1));
        }
    }

    private static double laidNow(Label time) {
        return time.getLayoutY() + 8;
    }

    /** A narrow column breaks a long name where a reader would: 대체공휴일(부처님오신날·어린이날). */
    private static String inLines(String name) {
        return name.replace("(", "\n(").replace("·", "·\n");
    }

    private static int minute(Week week) {
        return week.now().getHour() * 60 + week.now().getMinute();
    }

    private static Pane layer() {
        // Its children lie where the layout of the week puts them, not at their preferred size.
        Pane pane = new Pane() {
            @Override
            protected void layoutChildren() {}
        };
        pane.setPickOnBounds(false);
        pane.setManaged(false);
        return pane;
    }

    private static <N extends Node> N styled(N node, String styleClass) {
        node.getStyleClass().add(styleClass);
        if (!styleClass.equals("card")) {
            node.setMouseTransparent(true);
        }
        return node;
    }
}
