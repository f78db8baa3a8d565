package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.Cancellations;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.BackgroundTasks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The panel of one reservation: its details, the starts that it may be moved to, and its actions. */
public final class ReservationPanelViewModel implements LiveListener {

    private static final int DAYS_AHEAD = 14;
    private static final int STARTS = 6;

    private final Bookings bookings;
    private final Cancellations cancellations;
    private final CancelQuestionViewModel cancelQuestion;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;

    private final ReadOnlyObjectWrapper<@Nullable ReservationDetails> details = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Slot> starts = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper unreachable = new ReadOnlyBooleanWrapper();

    private Consumer<LocalDate> onChanged = day -> {};
    private Consumer<String> onMoveAsked = id -> {};
    private Consumer<String> onNextAsked = id -> {};
    private Consumer<String> onSlipAsked = id -> {};
    private BiConsumer<String, Action> onVisitAsked = (id, step) -> {};
    private @Nullable MemoViewModel memo;
    private @Nullable ServiceChangeViewModel serviceChange;
    private @Nullable String shown;
    private @Nullable String changed;
    /** What the notice is about; null where it is about none. */
    private @Nullable SaidState said;

    /** Whether the notice is about what is read next. */
    private boolean saidNow;

    /** Whether another service is asked for once the reservation is read. */
    private boolean serviceAsked;

    private int latest;

    /** What changes here, and what undo takes back. */
    private record SaidState(Status status, @Nullable String serviceId) {

        static SaidState of(ReservationDetails details) {
            return new SaidState(details.status(), details.serviceId());
        }
    }

    private record Loaded(Optional<ReservationDetails> details, List<Slot> starts) {}

    /**
     * @param today returns the current date at the clinic
     */
    public ReservationPanelViewModel(
            Bookings bookings, Cancellations cancellations, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.bookings = bookings;
        this.cancellations = cancellations;
        this.cancelQuestion = new CancelQuestionViewModel(cancellations, tasks);
        this.tasks = tasks;
        this.today = today;
        cancelQuestion.setOnAnswered(this::cancel);
    }

    /** Shows a reservation. */
    public void show(String reservationId) {
        showNotice(Text.NONE, false);
        cancelQuestion.keep();
        ServiceChangeViewModel change = serviceChange;
        if (change != null) {
            change.keep();
        }
        load(reservationId);
    }

    private void load(String reservationId) {
        if (!reservationId.equals(shown)) {
            details.set(null);
            starts.clear();
        }
        shown = reservationId;
        MemoViewModel noted = memo;
        if (noted != null) {
            noted.show(reservationId);
        }
        int request = ++latest;
        LocalDate from = today.get();
        run(
                reservationId,
                () -> new Loaded(bookings.details(reservationId), bookings.startsFor(reservationId, from, DAYS_AHEAD)),
                loaded -> {
                    if (request == latest) {
                        loaded(loaded);
                    }
                });
    }

    private void loaded(Loaded loaded) {
        details.set(loaded.details().orElse(null));
        if (loaded.details().isEmpty()) {
            cancelQuestion.keep();
            showNotice(Text.of("panel.gone"), true);
            starts.clear();
            return;
        }
        ReservationDetails now = loaded.details().get();
        ServiceChangeViewModel change = serviceChange;
        if (change != null) {
            change.follow(now);
        }
        if (serviceAsked) {
            askService();
        }
        if (saidNow) {
            saidNow = false;
            said = SaidState.of(now);
        }
        if (cancelQuestion.askingProperty().get() && !now.status().holdsPlace()) {
            cancelQuestion.keep();
            showNotice(Text.of("cancel.ended", DisplayStatus.textOf(now.status())), true);
            said = SaidState.of(now);
        }
        if (said != null && !said.equals(SaidState.of(now))) {
            // It was undone, or changed elsewhere: what was said of it is no longer so.
            showNotice(Text.NONE, false);
        }
        starts.setAll(loaded.starts().stream()
                .filter(start -> start.free() > 0)
                .filter(start -> !(start.date().equals(now.date())
                        && Integer.valueOf(start.start()).equals(now.start())))
                .limit(STARTS)
                .toList());
    }

    /** Shows and writes the memo of the reservation too. */
    public void useMemo(MemoViewModel model) {
        memo = model;
    }

    /** The memo; null where it is not shown. */
    @Nullable
    MemoViewModel memo() {
        return memo;
    }

    /** Offers to change the service too. */
    public void useServiceChange(ServiceChangeViewModel model) {
        serviceChange = model;
        model.setOnChanged(done -> {
            showNotice(done, false);
            saidNow = true;
            ReservationDetails now = details.get();
            reload();
            if (now != null) {
                onChanged.accept(now.date());
            }
        });
    }

    /** The question for another service; null where it is not offered. */
    @Nullable
    ServiceChangeViewModel serviceChange() {
        return serviceChange;
    }

    /** Asks for another service of the reservation, as soon as it is read. */
    public void askService() {
        ReservationDetails now = details.get();
        ServiceChangeViewModel change = serviceChange;
        if (change == null) {
            return;
        }
        serviceAsked = now == null;
        if (now != null && now.status().holdsPlace()) {
            cancelQuestion.keep();
            change.ask(now);
        }
    }

    /** Confirms a web request. */
    public void confirm() {
        change(id -> bookings.changeStatus(id, Status.CONFIRMED), "panel.confirmed");
    }

    /** Asks for a reason, in the panel, before cancelling. */
    public void cancel() {
        if (shown != null) {
            cancelQuestion.ask();
        }
    }

    /** Whether a question is asked in the panel. */
    boolean asks() {
        ServiceChangeViewModel change = serviceChange;
        return cancelQuestion.askingProperty().get()
                || (change != null && change.askingProperty().get());
    }

    /** Ends the question; the reservation stays as it is. */
    public void keep() {
        cancelQuestion.keep();
        ServiceChangeViewModel change = serviceChange;
        if (change != null) {
            change.keep();
        }
    }

    /** Cancels the reservation, which frees its slot. */
    private void cancel(String reason) {
        change(
                id -> reason.isEmpty() ? bookings.changeStatus(id, Status.CANCELLED) : cancellations.cancel(id, reason),
                "panel.cancelled");
    }

    /** Asks to record a step of the visit: one of the actions of {@link Action.Menu#VISIT}. */
    public void askVisit(Action step) {
        String id = shown;
        if (id != null) {
            onVisitAsked.accept(id, step);
        }
    }

    /** Reinstates a cancelled reservation if its slot is free. */
    public void bringBack() {
        change(id -> bookings.changeStatus(id, Status.CONFIRMED), "panel.brought-back");
    }

    /** Moves the reservation to an offered start. */
    public void moveTo(Slot start) {
        move(start.date(), start.start());
    }

    /**
     * Moves the reservation.
     *
     * @param minute the minute of the day, 0 to 1439
     */
    public void move(LocalDate day, int minute) {
        String id = shown;
        if (id != null && !busy.get()) {
            busy.set(true);
            changed = id;
            run(id, () -> bookings.move(id, day, minute), outcome -> completed(id, day, outcome, "panel.moved"));
        }
    }

    /** Starts choosing a slot in the week. */
    public void askMove() {
        String id = shown;
        if (id != null) {
            onMoveAsked.accept(id);
        }
    }

    /** Starts booking the patient's next visit. */
    public void askNext() {
        String id = shown;
        if (id != null) {
            onNextAsked.accept(id);
        }
    }

    /** Prints a slip for the patient. */
    public void askSlip() {
        String id = shown;
        if (id != null) {
            onSlipAsked.accept(id);
        }
    }

    private void change(Function<String, BookingOutcome> write, String done) {
        ReservationDetails now = details.get();
        if (now != null && !busy.get()) {
            busy.set(true);
            changed = now.id();
            run(now.id(), () -> write.apply(now.id()), outcome -> completed(now.id(), now.date(), outcome, done));
        }
    }

    private void completed(String id, LocalDate day, BookingOutcome outcome, String done) {
        busy.set(false);
        boolean other = !id.equals(shown);
        if (other && outcome instanceof BookingOutcome.Accepted) {
            // Another reservation is shown now; the week shows the success.
            return;
        }
        switch (outcome) {
            case BookingOutcome.Accepted accepted -> {
                showNotice(Text.of(done), false);
                saidNow = true;
                load(id);
                onChanged.accept(day);
            }
            case BookingOutcome.Refused refused -> {
                if (other) {
                    // A refusal is shown under the reservation that it concerns, with its starts.
                    load(id);
                }
                showNotice(
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
                showNotice(Text.of("panel.gone"), true);
                details.set(null);
                onChanged.accept(day);
            }
        }
    }

    private <T> void run(String id, Callable<T> work, Consumer<T> done) {
        tasks.run(
                work,
                result -> {
                    unreachable.set(false);
                    done.accept(result);
                },
                failure -> {
                    if (!id.equals(shown)) {
                        if (!changing(id)) {
                            // A result of a reservation that is no longer shown.
                            return;
                        }
                        shown = id;
                        details.set(null);
                        starts.clear();
                    }
                    busy.set(false);
                    unreachable.set(true);
                    showNotice(failure.text(), true);
                });
    }

    private void showNotice(Text text, boolean isWrong) {
        said = null;
        saidNow = false;
        wrong.set(isWrong);
        notice.set(text);
    }

    private boolean changing(String id) {
        return busy.get() && id.equals(changed);
    }

    /** Reloads the reservation, for example after a failure. */
    public void reload() {
        String id = shown;
        if (id != null) {
            load(id);
        }
    }

    /** Reloads the reservation if its day, a day that it may be moved to, or a rule changed. */
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

    /** Reloads the reservation, as the patient may have confirmed it by phone. */
    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.CALLS && shown != null && !busy.get()) {
            load(shown);
        }
    }

    /** Sets the handler called after a change with the reservation's new day. */
    public void setOnChanged(Consumer<LocalDate> handler) {
        onChanged = handler;
    }

    public void setOnMoveAsked(Consumer<String> handler) {
        onMoveAsked = handler;
    }

    public void setOnNextAsked(Consumer<String> handler) {
        onNextAsked = handler;
    }

    /** Sets what prints a slip, by the reservation's id. */
    public void setOnSlipAsked(Consumer<String> handler) {
        onSlipAsked = handler;
    }

    /** The reservation; null while it loads and if it does not exist. */
    public ReadOnlyObjectProperty<@Nullable ReservationDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** The starts that it may be moved to. */
    public ObservableList<Slot> starts() {
        return starts;
    }

    /** A result or a problem in one sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the notice is a problem. */
    public ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** The question before it is cancelled. */
    CancelQuestionViewModel cancelQuestion() {
        return cancelQuestion;
    }

    /** Sets the handler called when the question before a cancellation is answered or taken back. */
    public void setOnQuestionEnded(Runnable handler) {
        cancelQuestion.setOnEnded(handler);
        ServiceChangeViewModel change = serviceChange;
        if (change != null) {
            change.setOnEnded(handler);
        }
    }

    public void setOnVisitAsked(BiConsumer<String, Action> handler) {
        onVisitAsked = handler;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the database was unreachable. */
    public ReadOnlyBooleanProperty unreachableProperty() {
        return unreachable.getReadOnlyProperty();
    }

    /** The current date at the clinic. */
    public LocalDate today() {
        return today.get();
    }
}
