package clinic.frontdesk.notice.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.notice.NoticeContent;
import clinic.frontdesk.notice.Notices;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Writes, changes and removes notices. Lives on the screen's thread. */
public final class NoticePanelViewModel {

    private final Notices notices;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final NoticesViewModel list;

    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty from = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final ObjectProperty<Text> textProblem = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> fromProblem = new SimpleObjectProperty<>(Text.NONE);
    private final ObjectProperty<Text> untilProblem = new SimpleObjectProperty<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> said = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<@Nullable DayNotice> editing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper wrong = new ReadOnlyBooleanWrapper();
    private boolean writing;
    private LocalDate shownDay;

    /**
     * @param today the clinic's today
     * @param list is read again after each change
     */
    public NoticePanelViewModel(
            Notices notices, BackgroundTasks tasks, Supplier<LocalDate> today, NoticesViewModel list) {
        this.notices = notices;
        this.tasks = tasks;
        this.today = today;
        this.list = list;
        this.shownDay = today.get();
    }

    /** Begins a notice of a day, unless one is being written. */
    public void begin(LocalDate day) {
        shownDay = day;
        if (!changed()) {
            startNew();
        }
    }

    /** Clears the fields for another notice. */
    void startNew() {
        editing.set(null);
        fill("", label(shownDay), "");
    }

    /** Fills the fields with a notice, unless another one is being written. */
    public void edit(DayNotice notice) {
        if (changed()) {
            sayUnsaved();
            return;
        }
        editing.set(notice);
        NoticeContent content = notice.content();
        fill(
                content.text(),
                label(content.first()),
                content.last().equals(content.first()) ? "" : label(content.last()));
    }

    private void fill(String newText, String newFrom, String newUntil) {
        text.set(newText);
        from.set(newFrom);
        until.set(newUntil);
        clearProblems();
        said.set(Text.NONE);
    }

    /** A day that is read back as the same one: with its year where it is past or far. */
    private String label(LocalDate day) {
        String label = DayLabel.of(day);
        return day.equals(DatePhrase.day(label, today.get()).value()) ? label : day.toString();
    }

    private void clearProblems() {
        textProblem.set(Text.NONE);
        fromProblem.set(Text.NONE);
        untilProblem.set(Text.NONE);
    }

    /** Whether something is written that is not stored. */
    public boolean changed() {
        DayNotice seen = editing.get();
        String typed = NoticeContent.clean(text.get());
        return seen == null
                ? !typed.isEmpty()
                : !read().filter(now -> now.equals(seen.content())).isPresent();
    }

    /** What the fields say; empty where one of them is wrong. */
    private Optional<NoticeContent> read() {
        LocalDate first = DatePhrase.day(from.get(), today.get()).value();
        LocalDate last = until.get().isBlank()
                ? first
                : DatePhrase.day(until.get(), today.get()).value();
        String typed = NoticeContent.clean(text.get());
        return first == null
                        || last == null
                        || last.isBefore(first)
                        || typed.isEmpty()
                        || typed.length() > NoticeContent.LONGEST
                ? Optional.empty()
                : Optional.of(new NoticeContent(typed, first, last));
    }

    /** Stores what the fields say, as a new notice or in place of the one that is edited. */
    public void save() {
        Optional<NoticeContent> content = read();
        check();
        if (content.isEmpty() || writing) {
            return;
        }
        DayNotice seen = editing.get();
        writing = true;
        tasks.run(
                () -> seen == null ? Optional.of(notices.add(content.get())) : notices.change(seen, content.get()),
                this::saved,
                this::failed);
    }

    private void check() {
        clearProblems();
        String typed = NoticeContent.clean(text.get());
        if (typed.isEmpty()) {
            textProblem.set(Text.of("notice.problem.empty"));
        } else if (typed.length() > NoticeContent.LONGEST) {
            textProblem.set(Text.of("notice.problem.long", NoticeContent.LONGEST));
        }
        Parsed<LocalDate> first = DatePhrase.day(from.get(), today.get());
        fromProblem.set(problem(first));
        if (!until.get().isBlank()) {
            Parsed<LocalDate> last = DatePhrase.day(until.get(), today.get());
            LocalDate firstDay = first.value();
            LocalDate lastDay = last.value();
            untilProblem.set(
                    firstDay != null && lastDay != null && lastDay.isBefore(firstDay)
                            ? Text.of("notice.problem.order")
                            : problem(last));
        }
    }

    private static Text problem(Parsed<LocalDate> parsed) {
        String key = parsed.problem();
        return key == null ? Text.NONE : Text.of("booking.problem." + key);
    }

    private void saved(Optional<DayNotice> stored) {
        writing = false;
        list.reload();
        if (stored.isEmpty()) {
            say(Text.of("notice.changed-meanwhile"), true);
            return;
        }
        startNew();
        say(Text.of("notice.saved"), false);
    }

    private void failed(Failure failure) {
        writing = false;
        say(failure.text(), true);
    }

    /** Removes a notice. */
    void remove(DayNotice notice) {
        tasks.run(
                () -> notices.remove(notice.id()),
                removed -> {
                    list.reload();
                    DayNotice seen = editing.get();
                    if (seen != null && seen.id() == notice.id()) {
                        startNew();
                    }
                    say(
                            Text.of(removed.isPresent() ? "notice.removed" : "notice.changed-meanwhile"),
                            removed.isEmpty());
                },
                this::failed);
    }

    /** Drops what is being written; returns whether there was anything to drop. */
    boolean leave() {
        boolean any = changed() || editing.get() != null;
        if (any) {
            startNew();
        }
        return any;
    }

    /** Says that what is written is not stored. */
    void sayUnsaved() {
        say(Text.of("notice.unsaved"), true);
    }

    private void say(Text what, boolean isWrong) {
        wrong.set(isWrong);
        said.set(what);
    }

    NoticesViewModel list() {
        return list;
    }

    public StringProperty textProperty() {
        return text;
    }

    /** The first day as typed. */
    public StringProperty fromProperty() {
        return from;
    }

    /** The last day as typed; blank for the first day alone. */
    public StringProperty untilProperty() {
        return until;
    }

    ObjectProperty<Text> textProblemProperty() {
        return textProblem;
    }

    ObjectProperty<Text> fromProblemProperty() {
        return fromProblem;
    }

    ObjectProperty<Text> untilProblemProperty() {
        return untilProblem;
    }

    /** The notice that is edited; null for a new one. */
    ReadOnlyObjectProperty<@Nullable DayNotice> editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /** The result of the last action. */
    public ReadOnlyObjectProperty<Text> saidProperty() {
        return said.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }
}
