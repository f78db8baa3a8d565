package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Draws a week, or one day, in layers, all of them positioned by one {@link WeekLayout}, which also tells what lies at a
 * point. The hours are scrolled where they are higher than the window; the points of a layout are those of its whole content:
 * {@link #contentY} converts.
 */
final class WeekGrid extends Region {

    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");
    /** The height of the window, in pixels, until it is known. */
    private static final double USUAL_HEIGHT = 768;
    /** Nothing is drawn in less space than this, in pixels. */
    private static final double SMALLEST = 200;

    private final TargetsLayer targets = new TargetsLayer();
    private final PlacesLayer places;
    private final CardsLayer cards;
    private final MoreLayer more;
    private final OverlayLayer overlay;
    private final NowLayer now = new NowLayer();
    private final ScrolledLayers hours;
    private final List<WeekLayer> layers;
    private final Tooltip tooltip = new Tooltip();

    private @Nullable Week week;
    private List<CrowdedRows> crowded = List.of();
    private @Nullable WeekLayout layout;
    private @Nullable String selected;
    private @Nullable CardNode hoveredCard;
    private GridScale scale = GridScale.STANDARD;
    private boolean memos;
    private boolean hidden;
    private double windowHeight = USUAL_HEIGHT;

    WeekGrid(Messages messages) {
        getStyleClass().add("week-grid");
        places = new PlacesLayer(messages);
        cards = new CardsLayer(messages);
        more = new MoreLayer(messages);
        overlay = new OverlayLayer(messages);
        HeadersLayer headers = new HeadersLayer(messages);
        hours = new ScrolledLayers(
                List.of(
                        new DaysLayer(),
                        LinesLayer.halfHours(),
                        new ClosuresLayer(messages),
                        LinesLayer.hoursAndEdges(),
                        new HoursLayer(messages),
                        targets,
                        cards,
                        new ServiceClosuresLayer(messages),
                        more,
                        places,
                        overlay),
                this::scrolled);
        layers = List.of(headers, now);
        getChildren().add(hours);
        getChildren().addAll(layers);
        getChildren().add(hours.bar());
        setOnScroll(event -> hours.scrollBy(-event.getDeltaY()));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
    }

    /** Shows a week. Until it is laid out, nothing lies at any point. */
    void show(Week next) {
        week = next;
        crowded = CrowdedRows.of(next);
        setLook();
        hours.layers().forEach(layer -> layer.show(next));
        layers.forEach(layer -> layer.show(next));
        more.keep(crowded.stream().mapToInt(day -> day.lines().size()).sum());
        drawCards(next);
        layout = null;
        requestLayout();
    }

    private void drawCards(Week shown) {
        int most = RowDemands.lines(shown, crowded, windowHeight, scale);
        List<WeekCard> drawn =
                crowded.stream().flatMap(day -> day.drawn(selected, most)).toList();
        cards.draw(shown, drawn);
    }

    /** Sets a larger type, for a large screen. */
    void setRoomy(boolean roomy) {
        pseudoClassStateChanged(ROOMY, roomy);
        scale = roomy ? GridScale.ROOMY : GridScale.STANDARD;
        setLook();
        drawAgain();
    }

    /** Sets the height of the window, which bounds how many cards may be seen. */
    void setWindowHeight(double height) {
        if (height > 0 && height != windowHeight) {
            windowHeight = height;
            drawAgain();
        }
    }

    private void drawAgain() {
        Week shown = week;
        if (shown != null) {
            drawCards(shown);
        }
        requestLayout();
    }

    private void setLook() {
        Week shown = week;
        cards.setLook(new CardLook(scale, memos, shown != null && shown.days().size() == 1, hidden));
    }

    /** Sets whether cards say what the patient asked for and the clinic noted. */
    void setMemos(boolean wanted) {
        memos = wanted;
        setLook();
        requestLayout();
    }

    /** Sets whether cards say nothing of whom they are for. */
    void setHidden(boolean wanted) {
        hidden = wanted;
        setLook();
        drawAgain();
    }

    /** Marks the cards of what others changed, and no other. */
    void mark(Map<String, CardChange> changes) {
        cards.mark(changes);
    }

    /** Selects a card, which gets more room than its neighbours, or none. */
    void select(@Nullable String reservationId) {
        selected = reservationId;
        cards.select(reservationId);
        drawAgain();
    }

    /** Shows where the moving card may be put. */
    void showLandings(List<GridSlot> slots, @Nullable String moving) {
        targets.showLandings(slots);
        cards.setMoving(moving);
        requestLayout();
    }

    /** Shows the starts that a form offers. */
    void showOffered(List<OfferedStart> starts) {
        places.offer(starts);
        requestLayout();
    }

    /** Shows the keyboard's slot, or none. */
    void point(@Nullable GridSlot slot) {
        targets.point(slot);
        places.point(targets.offering() ? null : slot);
        requestLayout();
    }

    /** Shows the slot under the pointer, or none. */
    void hover(@Nullable GridSlot slot) {
        places.hover(slot);
        requestLayout();
    }

    /** Offers the tooltip of the card at a point of the content, or none. */
    void hint(double x, double y) {
        Optional<WeekCard> card =
                weekLayout().flatMap(shown -> shown.cardAt(x, y)).flatMap(this::card);
        CardNode node = card.flatMap(found -> cards.node(found.reservationId())).orElse(null);
        if (node != hoveredCard) {
            if (hoveredCard != null) {
                Tooltip.uninstall(hoveredCard, tooltip);
            }
            hoveredCard = node;
            if (node != null && card.isPresent()) {
                tooltip.setText(node.getAccessibleText());
                Tooltip.install(node, tooltip);
            }
        }
    }

    private Optional<WeekCard> card(String id) {
        Week shown = week;
        return shown == null
                ? Optional.empty()
                : shown.days().stream()
                        .flatMap(day -> day.cards().stream())
                        .filter(card -> card.reservationId().equals(id))
                        .findFirst();
    }

    /** Shows that a card is being dragged, or none. */
    void setMoving(@Nullable String moving) {
        cards.setMoving(moving);
    }

    /** Shows where a dragged card would land, or nothing. */
    void showDrop(@Nullable GridSlot slot, boolean refused) {
        overlay.showDrop(layout, slot, refused, "");
    }

    /** Shows how long a card would be whose lower edge is dragged, and why it may not. */
    void showLength(GridSlot slot, Optional<Text> refusal) {
        overlay.showLength(layout, slot, refusal);
    }

    /** Marks the card whose lower edge is under the pointer, or none. */
    void markEdge(@Nullable String reservationId) {
        cards.markEdge(reservationId);
    }

    /** The layout of the shown week; empty until it is laid out. */
    Optional<WeekLayout> weekLayout() {
        return Optional.ofNullable(layout);
    }

    /** The lower left corner, in the grid, of a card or else of a place; empty where neither is shown. */
    Optional<Point2D> boxOf(@Nullable String card, @Nullable GridSlot place) {
        return weekLayout()
                .flatMap(shown -> Optional.ofNullable(
                        place != null
                                ? new PlaceBoxes(shown).of(place)
                                : card == null ? null : shown.cards().get(card)))
                .map(box -> new Point2D(box.x() + 12, box.y() + box.height() - hours.offset()));
    }

    /** The day whose head is at a point; empty below the heads. */
    Optional<WeekDay> headAt(double x, double y) {
        Week shown = week;
        return shown == null || y >= WeekLayout.HEADER
                ? Optional.empty()
                : weekLayout().flatMap(at -> at.columnAt(x)).flatMap(column -> shown.day(column.date()));
    }

    /** The point in the grid at the right of a card or a place of a day, else of the day's head; empty where it is not shown. */
    Optional<Point2D> pointBeside(LocalDate date, @Nullable String card, @Nullable GridSlot place) {
        double y = boxOf(card, place != null && place.date().equals(date) ? place : null)
                .map(below -> below.getY() - scale.line())
                .orElse(WeekLayout.HEADER);
        return weekLayout().flatMap(at -> at.column(date)).map(column -> new Point2D(column.right() + 3, y));
    }

    /** The height in the content of a height in the grid; negative above the hours. */
    double contentY(double y) {
        return y < WeekLayout.HEADER ? -1 : y + hours.offset();
    }

    /** Scrolls by pages of the window. */
    void scrollPages(int pages) {
        hours.scrollBy(pages * (getHeight() - WeekLayout.HEADER) * 0.9);
    }

    /** Scrolls as far as it takes to show a slot of time. */
    void reveal(int start, int end) {
        weekLayout()
                .ifPresent(shown ->
                        hours.reveal(shown.y(start), shown.bandAt(end - 1).y(end)));
    }

    private void scrolled() {
        now.setScrolled(hours.offset());
        Week shown = week;
        WeekLayout at = layout;
        if (shown != null && at != null) {
            now.place(shown, at);
        }
    }

    private @Nullable WeekLayout computed() {
        Week shown = week;
        return shown == null || getWidth() < SMALLEST || getHeight() < SMALLEST
                ? null
                : WeekLayout.of(shown, crowded, getWidth(), getHeight(), scale, selected);
    }

    @Override
    protected void layoutChildren() {
        Week shown = week;
        WeekLayout next = computed();
        if (shown == null || next == null) {
            return;
        }
        boolean first = layout == null && !hours.placed();
        layout = next;
        hours.place(shown, next, getWidth(), getHeight());
        if (first && shown.day(shown.today()).isPresent()) {
            hours.reveal(next.yOfTime(WeekLayer.minuteNow(shown)) - 60, next.yOfTime(WeekLayer.minuteNow(shown)) + 200);
        }
        now.setScrolled(hours.offset());
        for (WeekLayer layer : layers) {
            layer.resizeRelocate(0, 0, getWidth(), getHeight());
            layer.place(shown, next);
        }
    }
}
