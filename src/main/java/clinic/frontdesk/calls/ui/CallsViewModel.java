package clinic.frontdesk.calls.ui;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.Calls;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.calls.ui.CallDocuments.MadeFile;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The calling list of a day: who comes, who was reached, and what they said. Used on the JavaFX thread only. */
public final class CallsViewModel implements LiveListener {

    /** A day that is open, and who comes. */
    private record DayRead(LocalDate day, List<PatientCall> calls) {}

    private final CallActs acts;
    private final CallDocuments documents;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final Latest reading;

    private final ReadOnlyObjectWrapper<@Nullable LocalDate> day = new ReadOnlyObjectWrapper<>();
    private final ObservableList<PatientCall> calls = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable PatientCall> selected = new ReadOnlyObjectWrapper<>();
    private final StringProperty phrase = new SimpleStringProperty("");
    private final StringProperty remark = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private BiConsumer<LocalDate, String> onShown = (date, id) -> {};
    private Consumer<String> onMoveAsked = id -> {};

    /**
     * @param today returns the current date at the clinic
     */
    public CallsViewModel(CallActs acts, CallDocuments documents, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.acts = acts;
        this.documents = documents;
        this.tasks = tasks;
        this.today = today;
        this.reading = new Latest(tasks);
        selected.subscribe((before, call) -> {
            boolean same = before != null
                    && call != null
                    && before.first().id().equals(call.first().id());
            if (!same) {
                remark.set(call == null ? "" : call.state().remark());
                if (call != null) {
                    onShown.accept(call.first().day(), call.first().id());
                }
            }
        });
    }

    /** Opens the list: the next open day, or the day that was shown if it is still to come. */
    public void open() {
        say(Text.NONE, false);
        LocalDate shown = day.get();
        if (shown == null || !shown.isAfter(today.get())) {
            turn(today.get(), 1);
        } else {
            load();
        }
    }

    /** Shows the next open day for 1, the one before for -1. */
    public void turn(int step) {
        LocalDate shown = day.get();
        if (shown != null) {
            turn(shown, step);
        }
    }

    private void turn(LocalDate from, int step) {
        Calls source = acts.calls();
        read(() -> {
            LocalDate open = source.openDay(from, step);
            return new DayRead(open, source.day(open));
        });
    }

    /** Shows the day that was typed. */
    public void go() {
        Parsed<LocalDate> typed = DatePhrase.day(phrase.get(), today.get());
        LocalDate wanted = typed.value();
        if (wanted == null) {
            problem.set(Text.of("booking.problem." + typed.problem()));
            return;
        }
        problem.set(Text.NONE);
        phrase.set("");
        show(wanted);
    }

    /** Shows a day. */
    public void show(LocalDate wanted) {
        read(() -> new DayRead(wanted, acts.calls().day(wanted)));
    }

    /** Reads the shown day again. */
    public void load() {
        LocalDate shown = day.get();
        if (shown != null) {
            show(shown);
        } else {
            open();
        }
    }

    private void read(Callable<DayRead> work) {
        reading.run(
                work,
                read -> {
                    if (away.get()) {
                        away.set(false);
                        say(Text.NONE, false);
                    }
                    boolean other = !read.day().equals(day.get());
                    day.set(read.day());
                    loaded.set(true);
                    showCalls(read.calls(), other);
                },
                this::unreachable);
    }

    private void showCalls(List<PatientCall> read, boolean otherDay) {
        PatientCall before = selected.get();
        int at = before == null ? 0 : Math.max(0, calls.indexOf(before));
        if (!calls.equals(read)) {
            calls.setAll(read);
        }
        PatientCall next = read.stream()
                .filter(call -> before != null
                        && !otherDay
                        && call.first().id().equals(before.first().id()))
                .findFirst()
                .orElseGet(() ->
                        otherDay ? firstOpen(0) : read.isEmpty() ? null : read.get(Math.min(at, read.size() - 1)));
        boolean untouched = before == null
                || next == null
                || remark.get().strip().equals(before.state().remark());
        selected.set(next);
        if (untouched && next != null) {
            remark.set(next.state().remark());
        }
    }

    /** The first from a place on, and then from the beginning, whom nobody has called; else the one at the place. */
    private @Nullable PatientCall firstOpen(int from) {
        int size = calls.size();
        for (int i = 0; i < size; i++) {
            PatientCall call = calls.get((from + i) % size);
            if (call.state().answer() == null) {
                return call;
            }
        }
        return size == 0 ? null : calls.get(Math.min(from, size - 1));
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        LocalDate shown = day.get();
        if (shown != null && (rules || versions.days().containsKey(shown)) && !busy.get()) {
            load();
        }
    }

    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.CALLS && day.get() != null && !busy.get()) {
            load();
        }
    }

    @Override
    public void reconnected() {
        if (day.get() != null) {
            load();
        }
    }

    /** Makes a call current. */
    public void select(PatientCall call) {
        if (calls.contains(call)) {
            selected.set(call);
        }
    }

    /** Records what the current patient said, and goes on to the next; who wants another time is moved in the week. */
    public void answer(CallAnswer answer) {
        PatientCall call = selected.get();
        if (call == null || busy.get()) {
            return;
        }
        String said = newRemark(call);
        write(() -> acts.calls().record(call, answer, said), entries -> {
            if (entries.isEmpty()) {
                say(gone(call), true);
                load();
                return;
            }
            say(Text.of("calls.recorded", call.first().patientName(), Text.of(answer.key())), false);
            next(call);
            load();
            if (answer == CallAnswer.OTHER_TIME) {
                onMoveAsked.accept(call.first().id());
            }
        });
    }

    /**
     * Records that the current patient does not come, and cancels the reservation.
     *
     * @param reason is noted with the cancelled reservation
     */
    public void cancel(String reason) {
        PatientCall call = selected.get();
        if (call != null && !busy.get()) {
            write(() -> acts.cancel(call, reason), outcome -> {
                boolean done = outcome instanceof BookingOutcome.Accepted;
                say(done ? Text.of("calls.cancelled", call.first().patientName()) : gone(call), !done);
                next(call);
                load();
            });
        }
    }

    /** Writes the remark of the current call. */
    public void saveRemark() {
        PatientCall call = selected.get();
        String written = remark.get().strip();
        if (call == null || busy.get() || written.equals(call.state().remark())) {
            return;
        }
        if (written.length() > Calls.LONGEST_REMARK) {
            say(Text.of("calls.remark-long", Calls.LONGEST_REMARK), true);
            return;
        }
        write(() -> acts.calls().record(call, null, written), entries -> {
            say(entries.isEmpty() ? gone(call) : Text.of("calls.noted"), entries.isEmpty());
            load();
        });
    }

    /** What was typed and not written yet goes with the answer. */
    private String newRemark(PatientCall call) {
        String written = remark.get().strip();
        boolean fits = written.length() <= Calls.LONGEST_REMARK;
        return fits && !written.equals(call.state().remark()) ? written : "";
    }

    private static Text gone(PatientCall call) {
        return Text.of("calls.changed-elsewhere", call.first().patientName());
    }

    private void next(PatientCall call) {
        int at = calls.indexOf(call);
        if (at >= 0 && calls.size() > 1) {
            for (int i = 1; i < calls.size(); i++) {
                PatientCall other = calls.get((at + i) % calls.size());
                if (other.state().answer() == null) {
                    selected.set(other);
                    return;
                }
            }
            selected.set(calls.get(Math.min(at + 1, calls.size() - 1)));
        }
    }

    /** Saves the list on paper, and opens it. */
    public void paper() {
        make(documents::paper);
    }

    /** Saves the list as a spreadsheet, and opens it. */
    public void spreadsheet() {
        make(documents::spreadsheet);
    }

    /** Makes the file of a day. */
    private interface FileMaker {
        MadeFile make(LocalDate day);
    }

    private void make(FileMaker maker) {
        LocalDate shown = day.get();
        if (shown != null && !busy.get()) {
            say(Text.of("calls.making"), false);
            write(() -> maker.make(shown), made -> {
                Path file = made.file();
                if (file == null) {
                    say(made.problem(), true);
                } else {
                    boolean opened = documents.show(file);
                    say(Text.of(opened ? "calls.made-shown" : "calls.made", file.toString()), false);
                }
            });
        }
    }

    private <T> void write(Callable<T> work, Consumer<T> done) {
        busy.set(true);
        tasks.run(
                work,
                result -> {
                    busy.set(false);
                    done.accept(result);
                },
                failure -> {
                    busy.set(false);
                    away.set(true);
                    say(failure.text(), true);
                });
    }

    private void say(Text text, boolean isWrong) {
        wrong.set(isWrong);
        notice.set(text);
    }

    private void unreachable(Failure failure) {
        away.set(true);
        say(failure.text(), true);
    }

    /** How many were reached, and how many come. */
    public Text figures() {
        long reached = calls.stream()
                .map(PatientCall::state)
                .filter(CallState::reached)
                .count();
        long coming = calls.stream()
                .filter(call -> call.state().answer() == CallAnswer.CONFIRMED)
                .count();
        return Text.of("calls.figures", calls.size(), reached, coming);
    }

    /** Sets what shows a reservation in the week, by its day and id. */
    public void setOnShown(BiConsumer<LocalDate, String> handler) {
        onShown = handler;
    }

    /** Sets what lets a reservation be moved in the week, by its id. */
    public void setOnMoveAsked(Consumer<String> handler) {
        onMoveAsked = handler;
    }

    /** The shown day; null before the list was opened. */
    public ReadOnlyObjectProperty<@Nullable LocalDate> dayProperty() {
        return day.getReadOnlyProperty();
    }

    /** Who comes, by the first start. */
    public ObservableList<PatientCall> calls() {
        return calls;
    }

    public ReadOnlyObjectProperty<@Nullable PatientCall> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The day to go to, as it is typed. */
    public StringProperty phraseProperty() {
        return phrase;
    }

    /** The remark of the current call, as it is typed. */
    public StringProperty remarkProperty() {
        return remark;
    }

    /** Why the typed day cannot be read; empty where it can. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** A result or a problem in one sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the notice is a problem. */
    public ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Whether the list was read; before that nobody knows whether somebody comes. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Whether the database was unreachable. */
    public ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
