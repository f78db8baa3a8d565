package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One reservation beside the week: what it is, where it may go, and what can be done with it. */
public final class ReservationPanelViewModel implements LiveListener {

    private static final int DAYS_AHEAD = 14;
    private static final int STARTS = 6;

    private final Bookings bookings;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;

    private final ReadOnlyObjectWrapper<@Nullable ReservationDetails> details = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Slot> starts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper askingToCancel = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();

    private Consumer<LocalDate> onChanged = day -> {};
    private Consumer<String> onMoveAsked = id -> {};
    private @Nullable String shown;
    private @Nullable String changed;
    private int asked;

    private record Loaded(Optional<ReservationDetails> details, List<Slot> starts) {}

    /**
     * @param today the clinic's day
     */
    public ReservationPanelViewModel(Bookings bookings, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.bookings = bookings;
        this.tasks = tasks;
        this.today = today;
    }

    /** Shows a reservation. */
    public void show(String reservationId) {
        say(Text.NONE, false);
        askingToCancel.set(false);
        load(reservationId);
    }

    private void load(String reservationId) {
        if (!reservationId.equals(shown)) {
            details.set(null);
            starts.clear();
        }
        shown = reservationId;
        int ask = ++asked;
        LocalDate from = today.get();
        run(
                reservationId,
                () -> new Loaded(bookings.details(reservationId), bookings.startsFor(reservationId, from, DAYS_AHEAD)),
                loaded -> {
                    if (ask == asked) {
                        loaded(loaded);
                    }
                });
    }

    private void loaded(Loaded loaded) {
        details.set(loaded.details().orElse(null));
        if (loaded.details().isEmpty()) {
            say(Text.of("panel.gone"), true);
            starts.clear();
            return;
        }
        ReservationDetails now = loaded.details().get();
        starts.setAll(loaded.starts().stream()
                .filter(start -> start.free() > 0)
                .filter(start -> !(start.date().equals(now.date())
                        && Integer.valueOf(start.start()).equals(now.start())))
                .limit(STARTS)
                .toList());
    }

    /** Confirms a web request. */
    public void confirm() {
        change(Status.CONFIRMED, "panel.confirmed");
    }

    /** Asks once more, in place, before it cancels. */
    public void cancel() {
        askingToCancel.set(true);
    }

    /** Leaves the reservation as it is. */
    public void keep() {
        askingToCancel.set(false);
    }

    /** Cancels; its place is free at once. */
    public void cancelIndeed() {
        askingToCancel.set(false);
        change(Status.CANCELLED, "panel.cancelled");
    }

    /** Brings a cancelled one back; it asks for its place again. */
    public void bringBack() {
        change(Status.CONFIRMED, "panel.brought-back");
    }

    /** Moves it to an offered start. */
    public void moveTo(Slot start) {
        move(start.date(), start.start());
    }

    /** Moves it to a day and a minute of the day. */
    public void move(LocalDate day, int minute) {
        String id = shown;
        if (id != null && !busy.get()) {
            busy.set(true);
            changed = id;
            run(id, () -> bookings.move(id, day, minute), outcome -> ended(id, day, outcome, "panel.moved"));
        }
    }

    /** Asks to choose the place in the week. */
    public void askMove() {
        String id = shown;
        if (id != null) {
            onMoveAsked.accept(id);
        }
    }

    private void change(Status status, String done) {
        ReservationDetails now = details.get();
        if (now != null && !busy.get()) {
            busy.set(true);
            changed = now.id();
            run(
                    now.id(),
                    () -> bookings.changeStatus(now.id(), status),
                    outcome -> ended(now.id(), now.date(), outcome, done));
        }
    }

    private void ended(String id, LocalDate day, BookingOutcome outcome, String done) {
        busy.set(false);
        boolean other = !id.equals(shown);
        if (other && outcome instanceof BookingOutcome.Accepted) {
            // It went well, and the person looks at another one by now: the week shows it soon enough.
            return;
        }
        switch (outcome) {
            case BookingOutcome.Accepted booked -> {
                say(Text.of(done), false);
                load(id);
                onChanged.accept(day);
            }
            case BookingOutcome.Refused refused -> {
                if (other) {
                    // A refusal has to be seen, under the reservation that it is about, with the starts of that one.
                    load(id);
                }
                say(
                        Text.of(
                                refused.nearest().isEmpty() ? "booking.refused-none" : "booking.refused",
                                Text.of("refusal." + refused.reason().code())),
                        true);
                if (!other) {
                    starts.setAll(refused.nearest());
                }
            }
            case BookingOutcome.Gone gone -> {
                if (other) {
                    load(id);
                }
                say(Text.of("panel.gone"), true);
                details.set(null);
                onChanged.accept(day);
            }
        }
    }

    private <T> void run(String id, Callable<T> work, Consumer<T> done) {
        tasks.run(
                work,
                result -> {
                    away.set(false);
                    done.accept(result);
                },
                failure -> {
                    if (!id.equals(shown)) {
                        if (!changing(id)) {
                            // A reading that nobody waits for any more.
                            return;
                        }
                        shown = id;
                        details.set(null);
                        starts.clear();
                    }
                    busy.set(false);
                    away.set(true);
                    say(failure.text(), true);
                });
    }

    private void say(Text text, boolean isWrong) {
        wrong.set(isWrong);
        notice.set(text);
    }

    private boolean changing(String id) {
        return busy.get() && id.equals(changed);
    }

    /** Reads it again, as after a failure or a change made elsewhere. */
    public void reload() {
        String id = shown;
        if (id != null) {
            load(id);
        }
    }

    /** Reads the shown reservation again where its day, a day that it may be moved to, or a rule changed. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        ReservationDetails now = details.get();
        LocalDate from = today.get();
        boolean concerned = rules
                || (now != null && versions.days().containsKey(now.date()))
                || !versions.days().subMap(from, from.plusDays(DAYS_AHEAD)).isEmpty();
        if (shown != null && concerned && !busy.get()) {
            load(shown);
        }
    }

    /** Sets who is told of a change: the day that the reservation is on after it. */
    public void setOnChanged(Consumer<LocalDate> handler) {
        onChanged = handler;
    }

    public void setOnMoveAsked(Consumer<String> handler) {
        onMoveAsked = handler;
    }

    /** The reservation; empty while it loads and where it is gone. */
    public ReadOnlyObjectProperty<@Nullable ReservationDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** Where it may be moved to. */
    public ObservableList<Slot> starts() {
        return starts;
    }

    /** What was done or what is wrong, in one sentence; empty when there is nothing to say. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether what it says is that something is wrong. */
    public ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty askingToCancelProperty() {
        return askingToCancel.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the database did not answer. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /** The clinic's day. */
    public LocalDate today() {
        return today.get();
    }
}
