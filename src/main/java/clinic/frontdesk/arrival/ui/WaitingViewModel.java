package clinic.frontdesk.arrival.ui;

import clinic.frontdesk.arrival.DayFlow;
import clinic.frontdesk.arrival.Overrun;
import clinic.frontdesk.arrival.PresentPatient;
import clinic.frontdesk.arrival.WaitingRoom;
import clinic.frontdesk.arrival.WaitingSource;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.ui.Ticking;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Who waits and since when, and who is in treatment; minutes by the clinic's clock. Lives on the screen's thread.
 */
public final class WaitingViewModel implements LiveListener, Ticking {

    private final WaitingSource source;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final Supplier<LocalDateTime> clock;
    private final ObservableList<WaitingRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable WaitingRoom> room = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Text> average = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> overrun = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final BooleanProperty settingLimit = new SimpleBooleanProperty();
    private final StringProperty limit = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private Consumer<PresentPatient> onPointed = patient -> {};
    private Consumer<PresentPatient> onOpened = patient -> {};
    private Runnable onLimitEnded = () -> {};

    /**
     * @param clock the clinic's wall clock
     */
    public WaitingViewModel(WaitingSource source, BackgroundTasks tasks, Supplier<LocalDateTime> clock) {
        this.source = source;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
        this.clock = clock;
    }

    /** Reads who is in the clinic. What was read last stays while the database is away. */
    @Override
    public void reload() {
        reading.run(source::read, this::read, failure -> {});
    }

    private void read(DayFlow flow) {
        room.set(flow.room());
        overrun.set(flow.overrun().map(WaitingViewModel::words).orElse(Text.NONE));
        tick();
    }

    private static Text words(Overrun pushed) {
        return Text.of("waiting.overrun", ClockTime.format(pushed.start()), pushed.patientName(), pushed.minutes());
    }

    /** Counts the minutes anew. */
    @Override
    public void tick() {
        WaitingRoom known = room.get();
        if (known == null) {
            return;
        }
        // A server whose clock stands, or is ahead of this machine's, is never read as waiting less.
        LocalDateTime here = clock.get();
        LocalDateTime now = here.isBefore(known.now()) ? known.now() : here;
        List<WaitingRow> counted = known.present().stream()
                .map(patient -> new WaitingRow(
                        patient, patient.minutesAt(now), known.urgent(patient, now), patient.earlyAt(now)))
                .toList();
        if (!counted.equals(rows)) {
            rows.setAll(counted);
        }
        average.set(known.waiting().isEmpty() ? Text.NONE : Text.of("waiting.average", known.averageMinutes(now)));
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        WaitingRoom known = room.get();
        if (known == null || rules || versions.days().containsKey(known.now().toLocalDate())) {
            reload();
        }
    }

    @Override
    public void reconnected() {
        reload();
    }

    /** Points at a patient: their card is selected, and its details stay closed. */
    void point(WaitingRow row) {
        onPointed.accept(row.patient());
    }

    /** Opens the details of a patient's reservation. */
    void open(WaitingRow row) {
        onOpened.accept(row.patient());
    }

    /** Asks after how many minutes of waiting a patient is urgent. */
    public void askLimit() {
        WaitingRoom known = room.get();
        limit.set(String.valueOf(known == null ? WaitingRoom.DEFAULT_LIMIT : known.limit()));
        problem.set(Text.NONE);
        settingLimit.set(true);
    }

    /** Ends the question; the limit stays. */
    void keepLimit() {
        settingLimit.set(false);
        onLimitEnded.run();
    }

    /** Stores the limit that was typed, for all desks. */
    void saveLimit() {
        String typed = limit.get().strip();
        int minutes = typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
        if (minutes < 1 || minutes > WaitingRoom.LONGEST_LIMIT) {
            problem.set(Text.of("waiting.limit-wrong", WaitingRoom.LONGEST_LIMIT));
            return;
        }
        tasks.run(
                () -> {
                    source.setLimit(minutes);
                    return minutes;
                },
                done -> {
                    keepLimit();
                    reload();
                },
                failure -> problem.set(failure.text()));
    }

    /** Sets the handler called when the question for the limit is answered or taken back. */
    public void setOnLimitEnded(Runnable handler) {
        onLimitEnded = handler;
    }

    /** Sets the handler called with a patient who is pointed at. */
    public void setOnPointed(Consumer<PresentPatient> handler) {
        onPointed = handler;
    }

    /** Sets the handler called with a patient whose reservation is opened. */
    public void setOnOpened(Consumer<PresentPatient> handler) {
        onOpened = handler;
    }

    /** Who waits, the longest waiting first, and then who is in treatment. */
    ObservableList<WaitingRow> rows() {
        return rows;
    }

    /** What was read last; null before the first. */
    public ReadOnlyObjectProperty<@Nullable WaitingRoom> roomProperty() {
        return room.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Text> averageProperty() {
        return average.getReadOnlyProperty();
    }

    /** Whom a treatment pushes back that runs over; empty for nobody. */
    public ReadOnlyObjectProperty<Text> overrunProperty() {
        return overrun.getReadOnlyProperty();
    }

    /** The selected reservation. */
    public ObjectProperty<@Nullable String> selectedProperty() {
        return selected;
    }

    BooleanProperty settingLimitProperty() {
        return settingLimit;
    }

    StringProperty limitProperty() {
        return limit;
    }

    ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
