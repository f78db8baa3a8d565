package clinic.frontdesk.week.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekSource;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * The shown week and what is pointed at in it. Weeks are loaded in the background; the old one stays until the new one
 * is there. Lives on the screen's thread.
 */
public final class WeekViewModel implements LiveListener {

    /** How many weeks ahead {@link #seek} looks. */
    private static final int WEEKS_AHEAD = 8;

    /** Moves a reservation to a start, a minute of the day, 0 to 1439. */
    public interface MoveHandler {
        void move(String reservationId, LocalDate date, int startMinute);
    }

    /** Receives the free slot that was chosen: its start is a minute of the day, 0 to 1439. */
    public interface PlaceHandler {
        void choose(LocalDate date, int startMinute);
    }

    private final WeekSource source;
    private final Latest reading;
    private final Clock clock;

    private final ReadOnlyObjectWrapper<LocalDate> monday;
    private final ReadOnlyObjectWrapper<@Nullable Week> week = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Failure> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable GridSlot> cursor = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<List<GridSlot>> free = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<GridSlot>> landings = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty moving = new SimpleBooleanProperty();
    private final ObjectProperty<List<OfferedStart>> offered = new SimpleObjectProperty<>(List.of());

    private PlaceHandler onFreePlaceChosen = (date, start) -> {};
    private Consumer<String> onCardChosen = id -> {};
    private Consumer<String> onMoveAsked = id -> {};
    private MoveHandler onMove = (id, date, start) -> {};
    private @Nullable String movingId;
    private DayVersions reported = DayVersions.NONE;
    private boolean changedWhileReading;
    private @Nullable DisplayStatus sought;
    private int weeksLeft;

    /**
     * @param clock gives today's date until the first week, which has the clinic's own clock, has been read
     */
    public WeekViewModel(WeekSource source, BackgroundTasks tasks, Clock clock) {
        this.source = source;
        this.reading = new Latest(tasks);
        this.clock = clock;
        this.monday = new ReadOnlyObjectWrapper<>(mondayOf(LocalDate.now(clock)));
    }

    /** Shows the week that holds a day. */
    public void show(LocalDate day) {
        monday.set(mondayOf(day));
        reload();
    }

    public void previous() {
        show(monday.get().minusWeeks(1));
    }

    public void next() {
        show(monday.get().plusWeeks(1));
    }

    public void today() {
        show(todayDate());
    }

    /** Today by the clinic's clock; by this machine's until a week has been read. */
    public LocalDate todayDate() {
        Week known = week.get();
        return known == null ? LocalDate.now(clock) : known.now().toLocalDate();
    }

    /**
     * Reads the shown week again where one of its days or a rule changed since it was read: at once, or when what is
     * being read has come, so that changes which come faster than a week is read do not keep it from being shown. A
     * change that the shown week has already, as one made at this desk, is not read again.
     */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        reported = reported.with(versions);
        changedWhileReading = loading.get();
        readUnseenChanges();
    }

    /** What was being read may hang on the connection that was lost. */
    @Override
    public void reconnected() {
        reload();
    }

    private void readUnseenChanges() {
        Week shown = week.get();
        LocalDate first = monday.get();
        boolean seen = shown != null
                && shown.monday().equals(first)
                && shown.versions().covers(reported, first, first.plusDays(6));
        if (!loading.get() && !seen) {
            reload();
        }
    }

    /** Reads the shown week again, as after a failure, or for the time of day. */
    public void reload() {
        LocalDate wanted = monday.get();
        loading.set(true);
        changedWhileReading = false;
        reading.run(() -> source.load(wanted), this::loaded, failure -> {
            loading.set(false);
            sought = null;
            problem.set(failure);
            if (changedWhileReading) {
                reload();
            }
        });
    }

    private void loaded(Week loaded) {
        loading.set(false);
        problem.set(null);
        GridSlot at = cursor.get();
        week.set(loaded);
        free.set(GridSlots.free(loaded));
        if (at != null && !places().contains(at)) {
            cursor.set(null);
        }
        seekOn();
        readUnseenChanges();
    }

    /** Selects a card and calls the handler of chosen cards, which shows its details. */
    public void chooseCard(String reservationId) {
        selected.set(reservationId);
        onCardChosen.accept(reservationId);
    }

    /** Chooses the slot under the cursor: a free one to book, or an offered one while a card is being moved. */
    public void chooseCursor() {
        GridSlot at = cursor.get();
        if (at != null) {
            choosePlace(at);
        }
    }

    /** Chooses a slot: books it, or while a card is being moved puts the card there if the slot is offered. */
    public void choosePlace(GridSlot place) {
        String id = movingId;
        if (id == null) {
            onFreePlaceChosen.choose(place.date(), place.start());
        } else if (landings.get().contains(place)) {
            endMove();
            onMove.move(id, place.date(), place.start());
        }
    }

    /** Moves the cursor to the next free slot in a direction, or to the next offered one while a card is being moved. */
    public void step(int days, int rows) {
        GridSlots.step(places(), Optional.ofNullable(cursor.get()), days, rows).ifPresent(place -> {
            cursor.set(place);
            if (!mondayOf(place.date()).equals(monday.get())) {
                show(place.date());
            }
        });
    }

    /** Asks the handler for the offered slots of a card; it answers by {@link #startMove}. */
    public void askMove(String reservationId) {
        selected.set(reservationId);
        onMoveAsked.accept(reservationId);
    }

    /** Begins to move a card, to one of the offered slots that have free capacity. */
    public void startMove(String reservationId, List<Slot> offered) {
        movingId = reservationId;
        selected.set(reservationId);
        landings.set(offered.stream()
                .filter(start -> start.free() > 0)
                .map(GridSlots::of)
                .toList());
        cursor.set(null);
        moving.set(true);
    }

    /** Ends moving, the card where it was. */
    public void endMove() {
        movingId = null;
        moving.set(false);
        landings.set(List.of());
        cursor.set(null);
    }

    /**
     * Selects the next card of a status after the selected one; where the shown week has none, goes on to the weeks
     * after it, at most {@value #WEEKS_AHEAD}.
     */
    public void seek(DisplayStatus status) {
        sought = status;
        weeksLeft = WEEKS_AHEAD;
        seekOn();
    }

    private void seekOn() {
        DisplayStatus status = sought;
        Week shown = week.get();
        if (status == null || shown == null) {
            return;
        }
        List<WeekCard> found = shown.days().stream()
                .flatMap(day -> day.cards().stream())
                .filter(card -> card.status() == status)
                .toList();
        if (!found.isEmpty()) {
            sought = null;
            int at = found.stream().map(WeekCard::reservationId).toList().indexOf(selected.get());
            chooseCard(found.get((at + 1) % found.size()).reservationId());
        } else if (weeksLeft-- > 0) {
            next();
        } else {
            sought = null;
        }
    }

    /** The card with an id, if the shown week has it. */
    public Optional<WeekCard> card(@Nullable String reservationId) {
        Week shown = week.get();
        return shown == null
                ? Optional.empty()
                : shown.days().stream()
                        .flatMap(day -> day.cards().stream())
                        .filter(card -> card.reservationId().equals(reservationId))
                        .findFirst();
    }

    private List<GridSlot> places() {
        return moving.get() ? landings.get() : free.get();
    }

    private static LocalDate mondayOf(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
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

    public ReadOnlyObjectProperty<LocalDate> mondayProperty() {
        return monday.getReadOnlyProperty();
    }

    /** The newest week that was read; empty before the first. */
    public ReadOnlyObjectProperty<@Nullable Week> weekProperty() {
        return week.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Why the newest try to read failed; empty after one that went well. */
    public ReadOnlyObjectProperty<@Nullable Failure> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    public ObjectProperty<@Nullable GridSlot> cursorProperty() {
        return cursor;
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
