package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.inbox.InboxActs;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.input.TypedDateTime;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Reviews;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The inbox: one queue of the web requests to confirm and the reservations that need review, over all weeks. What is
 * settled leaves it, and the next one follows. Used on the JavaFX thread only.
 */
public final class InboxViewModel implements LiveListener {

    /** What the inbox asks for before it writes. */
    public enum Question {
        NONE,
        /** Why a reservation is rejected. */
        REJECT,
        /** Why a reservation is left as it is. */
        LEAVE,
        /** The time of a reservation whose own cannot be read. */
        TIME
    }

    /** Gives the openings a capacity. Blocks. */
    @FunctionalInterface
    public interface CapacityRemedy {
        void raiseTo(int capacity);
    }

    private static final int DAYS_AHEAD = 28;
    private static final int STARTS = 6;

    private record Lists(List<InboxItem> queue, List<UnreadableClosure> closures, Optional<ShownCapacity> capacity) {}

    private record Shown(Optional<ReservationDetails> details, List<Slot> starts) {}

    /**
     * @param why what was in the way where it was refused; empty where that is not known
     */
    private record Answered(InboxItem item, BookingOutcome outcome, Optional<Text> why) {}

    private final InboxSource source;
    private final InboxActs acts;
    private final CapacityRemedy remedy;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final Latest reading;
    private final Latest showing;
    private final InboxQueue queue = new InboxQueue();
    private final ObservableList<UnreadableClosure> closures = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable ShownCapacity> capacity = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ReservationDetails> details = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Slot> starts = FXCollections.observableArrayList();
    private final ObservableList<Text> outcomes = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Question> question = new ReadOnlyObjectWrapper<>(Question.NONE);
    private final StringProperty answer = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper settledAny = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Consumer<InboxItem> onShown = item -> {};
    private Consumer<String> onMoveAsked = id -> {};
    private boolean bringBack;
    private String wanted = "";

    /**
     * @param today returns the current date at the clinic
     */
    public InboxViewModel(
            InboxSource source,
            InboxActs acts,
            CapacityRemedy remedy,
            BackgroundTasks tasks,
            Supplier<LocalDate> today) {
        this.source = source;
        this.acts = acts;
        this.remedy = remedy;
        this.tasks = tasks;
        this.today = today;
        this.reading = new Latest(tasks);
        this.showing = new Latest(tasks);
        queue.currentProperty().subscribe((before, item) -> {
            boolean same = before != null && item != null && before.id().equals(item.id());
            if (!same) {
                closeQuestion();
                details.set(null);
                starts.clear();
            }
            showDetails(item, same);
        });
    }

    /** Opens the inbox: what was said before is gone, and the queue is read. */
    public void open() {
        say(Text.NONE, false);
        settledAny.set(false);
        load();
    }

    /** Reads the queue again if it has been shown. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (loaded.get() && !busy.get()) {
            load();
        }
    }

    /** Reads the queue again after a change made at this desk, if it has been shown; what comes back by undo is current. */
    public void reload() {
        if (loaded.get()) {
            say(Text.NONE, false);
            bringBack = true;
            load();
        }
    }

    /** Reads the queue. */
    public void load() {
        Set<String> known = queue.items().stream().map(InboxItem::id).collect(Collectors.toSet());
        reading.run(
                () -> new Lists(source.queue(), source.unreadableClosures(), source.capacity()),
                lists -> {
                    if (bringBack) {
                        lists.queue().stream()
                                .filter(item -> !known.contains(item.id()))
                                .findFirst()
                                .ifPresent(item -> wanted = item.id());
                    }
                    bringBack = false;
                    if (away.get()) {
                        away.set(false);
                        say(Text.NONE, false);
                    }
                    loaded.set(true);
                    String next = wanted;
                    wanted = "";
                    InboxItem before = queue.currentProperty().get();
                    queue.show(lists.queue(), next);
                    if (Objects.equals(before, queue.currentProperty().get())) {
                        // Its starts may have been taken.
                        showDetails(before, true);
                    }
                    closures.setAll(lists.closures());
                    capacity.set(lists.capacity().orElse(null));
                },
                this::failed);
    }

    private void showDetails(@Nullable InboxItem item, boolean same) {
        if (item == null) {
            showing.cancel();
            return;
        }
        if (!same) {
            onShown.accept(item);
        }
        LocalDate from = today.get();
        showing.run(
                () -> new Shown(acts.details(item.id()), acts.startsFor(item.id(), from, DAYS_AHEAD)),
                shown -> {
                    details.set(shown.details().orElse(null));
                    starts.setAll(shown.starts().stream()
                            .filter(start -> start.free() > 0)
                            .filter(start -> shown.details()
                                    .filter(now -> start.date().equals(now.date())
                                            && Integer.valueOf(start.start()).equals(now.start()))
                                    .isEmpty())
                            .limit(STARTS)
                            .toList());
                },
                this::failed);
    }

    /** Makes an item current. */
    public void select(InboxItem item) {
        queue.select(item);
    }

    /** Marks the current item, or takes its mark away, and goes on to the next. */
    public void mark() {
        InboxItem item = queue.currentProperty().get();
        if (item != null) {
            queue.toggle(item);
            queue.step(1);
        }
    }

    /** Marks an item, or takes its mark away. */
    public void mark(InboxItem item) {
        queue.toggle(item);
    }

    /** Marks all items from the current one to another, which becomes current. */
    public void markUntil(InboxItem item) {
        queue.until(item).forEach(each -> queue.mark(each, true));
        queue.select(item);
    }

    /** Marks the current item and the one so many places further, which becomes current. */
    public void markStep(int places) {
        InboxItem item = queue.currentProperty().get();
        if (item != null) {
            queue.mark(item, true);
            if (queue.step(places)) {
                queue.mark(queue.items().get(queue.position() - 1), true);
            }
        }
    }

    /** Does what the first button says: confirms, or asks for what the current item lacks. */
    public void settle() {
        InboxItem item = queue.currentProperty().get();
        if (item == null || busy.get()) {
            return;
        }
        if (!queue.markedProperty().get().isEmpty()) {
            confirmMarked();
        } else if (item.unconfirmed()) {
            run(item, () -> acts.confirm(item.id()), "inbox.confirmed");
        } else {
            ask(item.needsTime() ? Question.TIME : Question.LEAVE);
        }
    }

    /** Confirms the marked requests one after the other, and says what became of each. */
    private void confirmMarked() {
        List<InboxItem> items =
                queue.markedItems().stream().filter(InboxItem::unconfirmed).toList();
        begin();
        tasks.run(
                () -> {
                    List<Answered> answers = new ArrayList<>();
                    for (InboxItem item : items) {
                        answers.add(answered(item, () -> acts.confirm(item.id()), () -> acts.inTheWay(item.id())));
                    }
                    return answers;
                },
                answers -> {
                    busy.set(false);
                    queue.unmark();
                    long confirmed = answers.stream()
                            .filter(each -> each.outcome() instanceof BookingOutcome.Accepted)
                            .count();
                    settledAny.set(true);
                    say(Text.of("inbox.confirmed-many", confirmed, answers.size()), confirmed < answers.size());
                    outcomes.setAll(answers.stream()
                            .map(each -> InboxTexts.outcome("inbox.confirmed", each.item(), each.outcome(), each.why()))
                            .toList());
                    load();
                },
                failure -> {
                    failed(failure);
                    load();
                });
    }

    /** Asks for a reason or a time; does nothing where the current item cannot be settled so. */
    public void ask(Question wantedQuestion) {
        InboxItem item = queue.currentProperty().get();
        boolean applies = item != null
                && switch (wantedQuestion) {
                    case NONE -> false;
                    case REJECT -> true;
                    case LEAVE -> item.flagged();
                    case TIME -> item.needsTime();
                };
        if (applies && !busy.get()) {
            say(Text.NONE, false);
            answer.set("");
            problem.set(Text.NONE);
            question.set(wantedQuestion);
        }
    }

    /** Ends the question, or else takes the marks away; false where there was neither. */
    public boolean back() {
        if (question.get() != Question.NONE) {
            closeQuestion();
            return true;
        }
        boolean any = !queue.markedProperty().get().isEmpty();
        queue.unmark();
        return any;
    }

    private void closeQuestion() {
        question.set(Question.NONE);
        answer.set("");
        problem.set(Text.NONE);
    }

    /** Settles the current item with what was typed. */
    public void submit() {
        InboxItem item = queue.currentProperty().get();
        String typed = answer.get().strip();
        if (item == null || busy.get()) {
            return;
        }
        switch (question.get()) {
            case NONE -> {}
            case REJECT -> withReason(typed, () -> run(item, () -> acts.reject(item.id(), typed), "inbox.rejected"));
            case LEAVE -> withReason(typed, () -> run(item, () -> acts.leave(item.id(), typed), "inbox.left"));
            case TIME -> {
                Integer minute = TypedDateTime.minute(typed).value();
                if (minute == null) {
                    problem.set(Text.of("booking.problem.time.form"));
                } else {
                    moveTo(item.date(), minute);
                }
            }
        }
    }

    private void withReason(String reason, Runnable write) {
        if (reason.isEmpty() || reason.length() > Reviews.LONGEST_REASON) {
            problem.set(Text.of(reason.isEmpty() ? "inbox.reason-empty" : "inbox.reason-long", Reviews.LONGEST_REASON));
        } else {
            write.run();
        }
    }

    /** Moves the current item to the offered start of a number from 1; ignored where there is none. */
    public void moveTo(int number) {
        if (number >= 1 && number <= starts.size()) {
            Slot start = starts.get(number - 1);
            moveTo(start.date(), start.start());
        }
    }

    /**
     * Moves the current item.
     *
     * @param minute of the day, 0 to 1439
     */
    public void moveTo(LocalDate day, int minute) {
        InboxItem item = queue.currentProperty().get();
        if (item != null && !busy.get()) {
            run(
                    item,
                    () -> acts.move(item.id(), day, minute),
                    () -> acts.inTheWay(item.id(), day, minute),
                    "inbox.moved");
        }
    }

    /** Lets the current item be moved in the week. */
    public void askMove() {
        InboxItem item = queue.currentProperty().get();
        if (item != null && !busy.get()) {
            onMoveAsked.accept(item.id());
        }
    }

    private void begin() {
        busy.set(true);
        outcomes.clear();
        say(Text.NONE, false);
    }

    private static Answered answered(InboxItem item, Callable<BookingOutcome> write, Callable<Optional<Text>> inTheWay)
            throws Exception {
        BookingOutcome outcome = write.call();
        return new Answered(
                item, outcome, outcome instanceof BookingOutcome.Refused ? inTheWay.call() : Optional.empty());
    }

    private void run(InboxItem item, Callable<BookingOutcome> write, String doneKey) {
        run(item, write, () -> acts.inTheWay(item.id()), doneKey);
    }

    private void run(
            InboxItem item, Callable<BookingOutcome> write, Callable<Optional<Text>> inTheWay, String doneKey) {
        begin();
        tasks.run(
                () -> answered(item, write, inTheWay),
                answer -> {
                    BookingOutcome outcome = answer.outcome();
                    busy.set(false);
                    say(
                            InboxTexts.outcome(doneKey, item, outcome, answer.why()),
                            !(outcome instanceof BookingOutcome.Accepted));
                    if (outcome instanceof BookingOutcome.Refused refused) {
                        starts.setAll(refused.nearest());
                        return;
                    }
                    closeQuestion();
                    settledAny.set(true);
                    if (outcome instanceof BookingOutcome.Accepted) {
                        // At once, so that the next key is for the next item.
                        settled(item, doneKey);
                    }
                    load();
                },
                this::failed);
    }

    private void settled(InboxItem item, String doneKey) {
        switch (doneKey) {
            case "inbox.confirmed" -> queue.update(item.answered());
            case "inbox.rejected" -> queue.update(item.answered().cleared());
            case "inbox.left" -> queue.update(item.cleared());
            // A request that was moved is still to be confirmed.
            default -> wanted = item.unconfirmed() ? item.id() : "";
        }
    }

    private void failed(Failure failure) {
        busy.set(false);
        away.set(true);
        say(failure.text(), true);
    }

    private void say(Text text, boolean isWrong) {
        wrong.set(isWrong);
        notice.set(text);
        if (text.isEmpty()) {
            outcomes.clear();
        }
    }

    /** Lets the openings have as many patients at once as the bookings show, and reads the queue again. */
    public void raiseCapacity() {
        ShownCapacity shown = capacity.get();
        if (shown != null) {
            capacity.set(null);
            tasks.run(
                    () -> {
                        remedy.raiseTo(shown.needed());
                        return shown.needed();
                    },
                    raised -> load(),
                    failure -> {
                        failed(failure);
                        capacity.set(shown);
                    });
        }
    }

    /** Receives the current item, to be shown in the week, whenever it is another. */
    public void setOnShown(Consumer<InboxItem> handler) {
        onShown = handler;
    }

    public void setOnMoveAsked(Consumer<String> handler) {
        onMoveAsked = handler;
    }

    /** Whether an item is the current one. */
    public boolean shows(String reservationId) {
        InboxItem item = queue.currentProperty().get();
        return item != null && item.id().equals(reservationId);
    }

    /** The queue, by day and time. */
    public ObservableList<InboxItem> items() {
        return queue.items();
    }

    public ReadOnlyObjectProperty<@Nullable InboxItem> currentProperty() {
        return queue.currentProperty();
    }

    /** The place of the current item in the queue, from 1; 0 without one. */
    public int position() {
        return queue.position();
    }

    /** The ids of the items that are confirmed together. */
    public ReadOnlyObjectProperty<Set<String>> markedProperty() {
        return queue.markedProperty();
    }

    /** How many of the marked items can be confirmed. */
    public int markedRequests() {
        return (int) queue.markedItems().stream().filter(InboxItem::unconfirmed).count();
    }

    /** The current item's reservation; null while it is read. */
    public ReadOnlyObjectProperty<@Nullable ReservationDetails> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** The starts that the current item may be moved to, at most six; those nearest to a refused one after a refusal. */
    public ObservableList<Slot> starts() {
        return starts;
    }

    /** What became of each of several items. */
    public ObservableList<Text> outcomes() {
        return outcomes;
    }

    public ReadOnlyObjectProperty<Question> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** What is typed as the answer to the question. */
    public StringProperty answerProperty() {
        return answer;
    }

    /** What is wrong with the answer; empty without a problem. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What became of the last act, or a failure, in a sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the notice is a refusal or a failure. */
    public ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Whether the queue has been read. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether the last call of the database failed. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    /** Whether anything was settled since the inbox was opened. */
    public ReadOnlyBooleanProperty settledAnyProperty() {
        return settledAny.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What the coming reservations show about the clinic's capacity; null where the openings fit. */
    public ReadOnlyObjectProperty<@Nullable ShownCapacity> capacityProperty() {
        return capacity.getReadOnlyProperty();
    }

    /** The website's closures that close nothing, because they cannot be read. */
    public ObservableList<UnreadableClosure> closures() {
        return closures;
    }

    /** The current date at the clinic. */
    public LocalDate today() {
        return today.get();
    }
}
