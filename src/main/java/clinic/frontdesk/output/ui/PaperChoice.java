package clinic.frontdesk.output.ui;

import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.output.paper.PaperRequest;
import clinic.frontdesk.output.paper.PaperRequest.CallsPaper;
import clinic.frontdesk.output.paper.PaperRequest.DayPaper;
import clinic.frontdesk.output.paper.PaperRequest.SlipPaper;
import clinic.frontdesk.output.paper.PaperRequest.WeekPaper;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** What is put on paper: which document, of which day or reservation. Used on the JavaFX thread only. */
public final class PaperChoice {

    private static final int DAYS_A_WEEK = 7;

    /** The documents. */
    public enum PaperKind {
        DAY,
        WEEK,
        CALLS,
        SLIP
    }

    private final Supplier<LocalDate> today;
    private final ObjectProperty<PaperKind> kind = new SimpleObjectProperty<>(PaperKind.DAY);
    private final BooleanProperty lanes = new SimpleBooleanProperty();
    private final BooleanProperty memos = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<LocalDate> day = new ReadOnlyObjectWrapper<>(LocalDate.EPOCH);
    private final ReadOnlyObjectWrapper<@Nullable String> reservation = new ReadOnlyObjectWrapper<>();
    private final StringProperty phrase = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);

    PaperChoice(Supplier<LocalDate> today) {
        this.today = today;
        phrase.subscribe(this::parse);
    }

    /** Begins anew; the order of the day's sheet and its memos stay as they were. */
    void begin(PaperKind wanted, LocalDate shown, @Nullable String selected) {
        reservation.set(selected);
        kind.set(wanted);
        phrase.set("");
        problem.set(Text.NONE);
        day.set(shown);
    }

    private void parse(String typed) {
        if (typed.isBlank()) {
            problem.set(Text.NONE);
            return;
        }
        Parsed<LocalDate> parsed = NearDate.parse(typed, today.get());
        LocalDate wanted = parsed.value();
        if (wanted == null) {
            problem.set(Text.of("booking.problem." + parsed.problem()));
        } else {
            problem.set(Text.NONE);
            day.set(wanted);
        }
    }

    /** Goes to the next day or week for 1, to the one before for -1. */
    public void turn(int step) {
        phrase.set("");
        day.set(day.get().plusDays((long) step * (kind.get() == PaperKind.WEEK ? DAYS_A_WEEK : 1)));
    }

    /** The document; null while a slip has no reservation. */
    @Nullable
    PaperRequest request() {
        String id = reservation.get();
        return switch (kind.get()) {
            case DAY -> new DayPaper(day.get(), lanes.get(), memos.get());
            case WEEK -> new WeekPaper(day.get());
            case CALLS -> new CallsPaper(day.get());
            case SLIP -> id == null ? null : new SlipPaper(id);
        };
    }

    /** Whether the document may differ since some days changed. */
    boolean shows(DayVersions versions) {
        boolean oneDay = kind.get() == PaperKind.DAY || kind.get() == PaperKind.CALLS;
        return !oneDay || versions.days().containsKey(day.get());
    }

    /** Calls after each change of what is wanted, perhaps more than once. */
    void onChange(Runnable call) {
        kind.subscribe(call);
        lanes.subscribe(call);
        memos.subscribe(call);
        day.subscribe(call);
        reservation.subscribe(call);
    }

    public ObjectProperty<PaperKind> kindProperty() {
        return kind;
    }

    /** Whether the day's sheet shows the places side by side. */
    public BooleanProperty lanesProperty() {
        return lanes;
    }

    /** Whether the day's sheet has requests and memos. */
    public BooleanProperty memosProperty() {
        return memos;
    }

    /** The day, or a day of the week. */
    public ReadOnlyObjectProperty<LocalDate> dayProperty() {
        return day.getReadOnlyProperty();
    }

    /** The id of the reservation of a slip; null without one. */
    public ReadOnlyObjectProperty<@Nullable String> reservationProperty() {
        return reservation.getReadOnlyProperty();
    }

    /** The day as it is typed. */
    public StringProperty phraseProperty() {
        return phrase;
    }

    /** Why the typed day cannot be read; empty where it can. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
