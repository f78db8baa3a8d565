package clinic.frontdesk.week.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekSource;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The shown day, week or month, and what is pointed at in it. Weeks are loaded in the background; the old one stays until
 * the new one is there. Lives on the screen's thread.
 */
public final class WeekViewModel implements LiveListener {

    /** Moves a reservation to a start, a minute of the day, 0 to 1439. */
    public interface MoveHandler {
        void move(String reservationId, LocalDate date, int startMinute);
    }

    /** Receives the free slot that was chosen: its start is a minute of the day, 0 to 1439. */
    public interface PlaceHandler {
        void choose(LocalDate date, int startMinute);
    }

    private final WeekReader reader;
    private final Clock clock;
    private final ChangeMarks marks;

    private final ReadOnlyObjectWrapper<@Nullable Week> week = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<CalendarMode> mode = new SimpleObjectProperty<>(CalendarMode.WEEK);
    private final ReadOnlyObjectWrapper<LocalDate> day;
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable GridSlot> cursor = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> serviceInHand = new SimpleObjectProperty<>();
    private final BooleanProperty cancelledShown = new SimpleBooleanProperty();
    private final BooleanProperty memosShown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<GridSlot>> free = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<GridSlot>> closed = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<GridSlot>> landings = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty moving = new SimpleBooleanProperty();
    private final ObjectProperty<List<OfferedStart>> offered = new SimpleObjectProperty<>(List.of());
    private final WeekSteps steps = new WeekSteps(this);

    private PlaceHandler onFreePlaceChosen = (date, start) -> {};
    private Consumer<String> onCardChosen = id -> {};
    private Consumer<String> onMoveAsked = id -> {};
    private MoveHandler onMove = (id, date, start) -> {};
    private @Nullable String movingId;
    private @Nullable MoveViewModel moves;
    private @Nullable CloseViewModel closing;

    /**
     * @param clock gives today's date until the first week, which has the clinic's own clock, has been read
     * @param marks marks what others change in the shown week
     */
    public WeekViewModel(WeekSource source, BackgroundTasks tasks, Clock clock, ChangeMarks marks) {
        this.clock = clock;
        this.marks = marks;
        this.day = new ReadOnlyObjectWrapper<>(LocalDate.now(clock));
        this.reader = new WeekReader(source, tasks, mondayOf(day.get()), this::loaded, marks::compare);
        cancelledShown.subscribe(this::drawAgain);
        changedProperty().subscribe(this::drawAgain);
        serviceInHand.subscribe(this::findFree);
    }

    /** As the other constructor, with marks that stay. */
    public WeekViewModel(WeekSource source, BackgroundTasks tasks, Clock clock) {
        this(source, tasks, clock, new ChangeMarks(new OwnWrites(), (delay, action) -> {}));
    }

    /** Shows a day, and the week and the month that hold it. */
    public void show(LocalDate wanted) {
        day.set(wanted);
        reader.show(mondayOf(wanted));
    }

    /** Shows a day alone. */
    public void openDay(LocalDate wanted) {
        mode.set(CalendarMode.DAY);
        if (!day.get().equals(wanted)) {
            show(wanted);
        }
    }

    /** Shows another day of the shown week. */
    void enter(LocalDate wanted) {
        day.set(wanted);
    }

    /** Shows the day, the week or the month before the shown one. */
    public void previous() {
        turn(-1);
    }

    /** Shows the day, the week or the month after the shown one. */
    public void next() {
        turn(1);
    }

    private void turn(int pages) {
        LocalDate from = day.get();
        show(
                switch (mode.get()) {
                    case DAY -> from.plusDays(pages);
                    case WEEK -> from.plusWeeks(pages);
                    case MONTH -> from.plusMonths(pages);
                });
    }

    public void today() {
        show(todayDate());
    }

    /** Today by the clinic's clock; by this machine's until a week has been read. */
    public LocalDate todayDate() {
        Week known = week.get();
        return known == null ? LocalDate.now(clock) : known.today();
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        reader.changed(versions, rules);
    }

    /** Cards show who confirmed by phone. */
    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.CALLS) {
            reader.reload();
        }
    }

    @Override
    public void reconnected() {
        reader.reconnected();
    }

    /** Reads the shown week again, as after a failure, or for the time of day. */
    public void reload() {
        reader.reload();
    }

    private void loaded(Week loaded) {
        GridSlot at = cursor.get();
        week.set(shown(loaded));
        closed.set(GridSlots.closed(loaded));
        findFree();
        if (at != null && mondayOf(at.date()).equals(loaded.monday()) && !places().contains(at)) {
            // A slot that was closed, or opened again, keeps the cursor.
            cursor.set(GridSlots.at(places(), at.date(), at.start()).orElse(null));
        }
        steps.loaded();
    }

    private void drawAgain() {
        Week known = reader.weekProperty().get();
        if (known != null) {
            Week drawn = shown(known);
            if (!drawn.equals(week.get())) {
                week.set(drawn);
            }
        }
    }

    /** What others cancelled stays in sight, marked and struck through, for as long as changes are marked. */
    private Week shown(Week read) {
        return cancelledShown.get()
                ? read.withCancelled()
                : read.withCancelled(changedProperty().get().keySet());
    }

    private void findFree() {
        Week known = reader.weekProperty().get();
        free.set(
                known == null
                        ? List.of()
                        : known.free(serviceInHand.get()).stream()
                                .map(GridSlots::of)
                                .toList());
    }

    /** Selects a card and calls the handler of chosen cards, which shows its details. */
    public void chooseCard(String reservationId) {
        cursor.set(null);
        selected.set(reservationId);
        steps.opened();
        onCardChosen.accept(reservationId);
    }

    /** Selects a card without opening its details, and shows its day. */
    public void point(LocalDate wanted, String reservationId) {
        selected.set(reservationId);
        if (!mondayOf(wanted).equals(mondayProperty().get())) {
            show(wanted);
        } else {
            day.set(wanted);
        }
    }

    /**
     * Chooses what the keyboard is at: a free slot to book, an offered one while a card is being moved, or a card to open.
     *
     * @return false if it is at nothing, or at a card that is open
     */
    public boolean chooseCursor() {
        GridSlot at = cursor.get();
        String walkedTo = steps.cardToOpen();
        if (at != null) {
            choosePlace(at);
        } else if (walkedTo != null) {
            chooseCard(walkedTo);
        }
        return at != null || walkedTo != null;
    }

    /** Opens the selected card, or chooses the slot under the cursor, as from a menu. */
    public void openOrBook() {
        String card = selected.get();
        if (!chooseCursor() && card != null) {
            chooseCard(card);
        }
    }

    /** Chooses a slot: books it, or while a card is being moved puts the card there if the slot is offered. */
    public void choosePlace(GridSlot place) {
        String id = movingId;
        if (id == null && closed.get().contains(place)) {
            if (closing != null) {
                closing.openAgain(place.date(), place.start());
            }
        } else if (id == null) {
            onFreePlaceChosen.choose(place.date(), place.start());
        } else if (landings.get().contains(place)) {
            endMove();
            onMove.move(id, place.date(), place.start());
        }
    }

    /**
     * Moves the cursor to the next card or free slot in a direction, or to the next offered slot while a card is being moved.
     *
     * @param days -1, 0 or 1
     * @param rows -1, 0 or 1
     */
    public void step(int days, int rows) {
        if (moving.get()) {
            GridSlots.step(landings.get(), Optional.ofNullable(cursor.get()), days, rows)
                    .ifPresent(place -> {
                        cursor.set(place);
                        if (!mondayOf(place.date()).equals(mondayProperty().get())) {
                            show(place.date());
                        }
                    });
        } else {
            steps.step(days, rows);
        }
    }

    /** Asks the handler for the offered slots of a card; it answers by {@link #startMove}. */
    public void askMove(String reservationId) {
        if (moves != null) {
            moves.offeredForMove();
        }
        selected.set(reservationId);
        onMoveAsked.accept(reservationId);
    }

    /** Begins to move a card, to one of the offered slots that have free capacity. */
    public void startMove(String reservationId, List<Slot> starts) {
        movingId = reservationId;
        selected.set(reservationId);
        landings.set(starts.stream()
                .filter(start -> start.free() > 0)
                .map(GridSlots::of)
                .toList());
        cursor.set(null);
        moving.set(true);
    }

    /** Offers further slots to the moving card, those of another week; the keyboard is put at the first of them. */
    void offerMore(List<Slot> starts) {
        List<GridSlot> more = starts.stream()
                .filter(start -> start.free() > 0)
                .map(GridSlots::of)
                .toList();
        landings.set(Stream.concat(landings.get().stream(), more.stream())
                .sorted(GridSlots.IN_ORDER)
                .toList());
        if (!more.isEmpty()) {
            cursor.set(more.getFirst());
        }
    }

    /** The reservation that is being moved by the keyboard; null while none is. */
    @Nullable
    String movingId() {
        return movingId;
    }

    /** Ends moving, the card where it was. */
    public void endMove() {
        movingId = null;
        moving.set(false);
        landings.set(List.of());
        cursor.set(null);
    }

    /** The card with an id, if the shown week has it. */
    public Optional<WeekCard> card(@Nullable String reservationId) {
        Week shown = week.get();
        return shown == null
                ? Optional.empty()
                : shown.days().stream()
                        .flatMap(each -> each.cards().stream())
                        .filter(card -> card.reservationId().equals(reservationId))
                        .findFirst();
    }

    private List<GridSlot> places() {
        return moving.get() ? landings.get() : walked();
    }

    /** Where the keyboard walks to beside cards: free slots, and what is closed. */
    List<GridSlot> walked() {
        return Stream.concat(free.get().stream(), closed.get().stream()).toList();
    }

    /** What is closed for every service in the shown week. */
    ReadOnlyObjectProperty<List<GridSlot>> closedProperty() {
        return closed.getReadOnlyProperty();
    }

    /** Sets what closes its slots and opens them again. */
    void setClosing(CloseViewModel model) {
        closing = model;
    }

    /** What closes its slots; null where they are only shown. */
    @Nullable
    CloseViewModel closing() {
        return closing;
    }

    static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** Sets what moves its cards. */
    void setMoves(MoveViewModel model) {
        moves = model;
    }

    /** What moves its cards by the pointer; null where they are only shown. */
    @Nullable
    MoveViewModel moves() {
        return moves;
    }

    public void setOnFreePlaceChosen(PlaceHandler handler) {
        onFreePlaceChosen = handler;
    }

    public void setOnCardChosen(Consumer<String> handler) {
        onCardChosen = handler;
    }

    public void setOnMoveAsked(Consumer<String> handler) {
        onMoveAsked = handler;
    }

    public void setOnMove(MoveHandler handler) {
        onMove = handler;
    }

    /** Whether a day, a week or a month is shown. */
    public ObjectProperty<CalendarMode> modeProperty() {
        return mode;
    }

    /** The shown day, or the one on which the shown week or month was entered. */
    public ReadOnlyObjectProperty<LocalDate> dayProperty() {
        return day.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<LocalDate> mondayProperty() {
        return reader.mondayProperty();
    }

    /** The newest week that was read; empty before the first. */
    public ReadOnlyObjectProperty<@Nullable Week> weekProperty() {
        return week.getReadOnlyProperty();
    }

    /** The clinic's time at which the newest week was read, remembered ones included; null before the first. */
    public ReadOnlyObjectProperty<@Nullable LocalDateTime> readAtProperty() {
        return reader.readAtProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return reader.loadingProperty();
    }

    /** Why the newest try to read failed; empty after one that went well. */
    public ReadOnlyObjectProperty<@Nullable Failure> problemProperty() {
        return reader.problemProperty();
    }

    /** The selected card; walking selects a card too, and does not open it. */
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    /** The slot that the keyboard is at. */
    public ObjectProperty<@Nullable GridSlot> cursorProperty() {
        return cursor;
    }

    /** The service whose free places are shown, set by a form; empty for the one that takes the shortest time. */
    public ObjectProperty<@Nullable String> serviceInHandProperty() {
        return serviceInHand;
    }

    /** What others changed in the last seconds, by reservation. */
    public ReadOnlyObjectProperty<Map<String, CardChange>> changedProperty() {
        return marks.shownProperty();
    }

    /** Whether cancelled reservations are among the cards. */
    public BooleanProperty cancelledShownProperty() {
        return cancelledShown;
    }

    /** Whether the cards say what patients asked for and the clinic noted. */
    public BooleanProperty memosShownProperty() {
        return memosShown;
    }

    public ReadOnlyObjectProperty<List<GridSlot>> freeProperty() {
        return free.getReadOnlyProperty();
    }

    /** Where the moving card may land; empty while nothing moves. */
    public ReadOnlyObjectProperty<List<GridSlot>> landingsProperty() {
        return landings.getReadOnlyProperty();
    }

    public BooleanProperty movingProperty() {
        return moving;
    }

    /** The starts that the booking form offers; empty while it is closed. */
    public ObjectProperty<List<OfferedStart>> offeredProperty() {
        return offered;
    }
}
