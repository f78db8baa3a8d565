package clinic.frontdesk.notice.ui;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.live.LiveTopic;
import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.notice.Notices;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices of the shown days, and the coming ones. Lives on the screen's thread. */
public final class NoticesViewModel implements LiveListener {

    /**
     * The days that are shown.
     *
     * @param last inclusive
     */
    record ShownDays(LocalDate first, LocalDate last) {

        boolean single() {
            return first.equals(last);
        }

        boolean hold(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    private final Notices notices;
    private final Supplier<LocalDate> today;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<ShownDays> days;
    private final ObservableList<DayNotice> shown = FXCollections.observableArrayList();
    private final ObservableList<DayNotice> coming = FXCollections.observableArrayList();
    private List<DayNotice> known = List.of();
    private Consumer<DayNotice> onChosen = notice -> {};

    /** @param today the clinic's today */
    public NoticesViewModel(Notices notices, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.notices = notices;
        this.today = today;
        this.reading = new Latest(tasks);
        this.days = new ReadOnlyObjectWrapper<>(new ShownDays(today.get(), today.get()));
    }

    /** Shows the notices of the days from {@code first} to {@code last}, inclusive. */
    public void show(LocalDate first, LocalDate last) {
        ShownDays wanted = new ShownDays(first, last);
        if (!wanted.equals(days.get())) {
            days.set(wanted);
            // What is known of other days stays until the answer: most of it is that of the days that follow.
            arrange();
            reload();
        }
    }

    /** Reads the notices. What was read last stays while the database is away. */
    public void reload() {
        LocalDate from = first(today.get(), days.get().first());
        reading.run(
                () -> notices.from(from),
                read -> {
                    known = read;
                    arrange();
                },
                failure -> {});
    }

    private static LocalDate first(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private void arrange() {
        ShownDays now = days.get();
        List<DayNotice> wanted = known.stream()
                .filter(notice -> notice.content().concerns(now.first(), now.last()))
                .sorted(Comparator.comparing(notice -> !ofToday(notice)))
                .toList();
        if (!wanted.equals(shown)) {
            shown.setAll(wanted);
        }
        List<DayNotice> next = known.stream()
                .filter(notice -> !notice.content().last().isBefore(today.get()))
                .toList();
        if (!next.equals(coming)) {
            coming.setAll(next);
        }
    }

    /** Whether a notice concerns today. */
    boolean ofToday(DayNotice notice) {
        return notice.content().concerns(today.get(), today.get());
    }

    /** Whether today is among the shown days. */
    public boolean todayIsShown() {
        return days.get().hold(today.get());
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        // Notices are a topic of their own.
    }

    @Override
    public void topicChanged(LiveTopic topic) {
        if (topic == LiveTopic.NOTICES) {
            reload();
        }
    }

    @Override
    public void reconnected() {
        reload();
    }

    /** Opens a notice to be changed. */
    void choose(DayNotice notice) {
        onChosen.accept(notice);
    }

    /** Sets the handler called with a notice that is opened. */
    public void setOnChosen(Consumer<DayNotice> handler) {
        onChosen = handler;
    }

    ReadOnlyObjectProperty<ShownDays> daysProperty() {
        return days.getReadOnlyProperty();
    }

    /** The notices of the shown days, those of today first. */
    public ObservableList<DayNotice> shown() {
        return shown;
    }

    /** The notices of today and later. */
    public ObservableList<DayNotice> coming() {
        return coming;
    }
}
