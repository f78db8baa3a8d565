package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.Visits;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
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

/**
 * When the visit starts: the soonest starts of the chosen services, a date and time as a person says them, and the
 * choice. The soonest start is chosen until a person chooses; a person's choice stays while it is free.
 */
public final class StartsViewModel {

    private static final int DAYS_AHEAD = 90;
    private static final int MOST = 2000;

    private final Visits visits;
    private final Supplier<LocalDate> today;
    private final Latest reading;
    private final Latest planning;

    private final StringProperty phrase = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Period> half = new SimpleObjectProperty<>();
    private final OfferedPages pages = new OfferedPages();
    private final ReadOnlyObjectWrapper<@Nullable PlannedVisit> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<PaintedStart>> painted = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Text> note = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();

    private List<String> services = List.of();
    private boolean byPerson;
    /** A start that was wanted before the services were known. */
    private @Nullable WantedStart wanted;
    /** Whether the offered starts are those nearest to a refused one. */
    private boolean refused;

    private boolean filling;
    private Consumer<Failure> onFailure = failure -> {};

    /** What one reading finds: the starts, and the present choice as it is now. */
    private record Reread(
            List<VisitOption> starts, @Nullable PlannedVisit choice) {}

    /** A start as minutes of a day, 0 to 1439. */
    private record WantedStart(LocalDate date, int minute) {}

    StartsViewModel(Visits visits, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.visits = visits;
        this.today = today;
        this.reading = new Latest(tasks);
        this.planning = new Latest(tasks);
        phrase.subscribe(text -> {
            if (!filling) {
                said();
            }
        });
        half.subscribe(now -> {
            if (!filling) {
                askAnew();
            }
        });
    }

    /** Sets the services of the visit. */
    void setServices(List<ServiceChoice> chosenServices) {
        List<String> ids = chosenServices.stream().map(ServiceChoice::id).toList();
        if (ids.equals(services)) {
            return;
        }
        services = ids;
        PlannedVisit before = chosen.get();
        if (byPerson && before != null) {
            wanted = new WantedStart(before.date(), before.start());
        }
        if (services.isEmpty()) {
            reading.cancel();
            planning.cancel();
            refused = false;
            loading.set(false);
            pages.show(List.of(), false);
            choose(null, byPerson);
        } else {
            askAnew();
        }
    }

    private void said() {
        DatePhrase read = read();
        if (read != null || phrase.get().isBlank()) {
            wanted = read == null || read.minute() == null
                    ? null
                    : new WantedStart(
                            read.date() == null ? today.get() : Objects.requireNonNull(read.date()), read.minute());
            byPerson = false;
            askAnew();
        }
    }

    private @Nullable DatePhrase read() {
        return phrase.get().isBlank()
                ? null
                : DatePhrase.parse(phrase.get(), today.get()).value();
    }

    private void askAnew() {
        refused = false;
        note.set(Text.NONE);
        if (services.isEmpty()) {
            return;
        }
        WantedStart start = wanted;
        if (start != null) {
            plan(start);
        } else {
            byPerson = false;
        }
        load(false);
    }

    private void load(boolean keep) {
        StartsRequest request = StartsRequest.of(services, read(), half.get(), today.get());
        PlannedVisit before = keep ? chosen.get() : null;
        loading.set(pages.all().isEmpty());
        reading.run(
                () -> new Reread(
                        visits.first(request.visit(), request.from(), DAYS_AHEAD, MOST),
                        before == null ? null : visits.at(request.services(), before.date(), before.start())),
                found -> {
                    loading.set(false);
                    pages.show(found.starts(), keep);
                    if (before == null) {
                        chooseSoonest();
                    } else if (before.equals(chosen.get())) {
                        recheck(before, found.choice());
                    }
                    paint();
                },
                failure -> {
                    loading.set(false);
                    onFailure.accept(failure);
                });
    }

    private void chooseSoonest() {
        if (byPerson || wanted != null) {
            return;
        }
        List<VisitOption> all = pages.all();
        choose(all.isEmpty() ? null : PlannedVisit.of(all.getFirst()), false);
        DatePhrase read = read();
        if (all.isEmpty()) {
            note.set(Text.of("booking.no-start", DAYS_AHEAD));
        } else if (read != null
                && read.date() != null
                && !read.date().equals(all.getFirst().date())) {
            note.set(Text.of(
                    "booking.day-without",
                    DayTexts.day(read.date(), today.get()),
                    DayTexts.day(all.getFirst().date(), today.get())));
        }
    }

    /** Others may have taken the chosen start; then no other is chosen in its place unseen. */
    private void recheck(PlannedVisit before, @Nullable PlannedVisit now) {
        if (before.fits() && (now == null || !now.fits())) {
            Text when = DayTexts.start(before.date(), before.start(), today.get());
            note.set(Text.of("booking.start-went", when, now == null ? Text.NONE : now.inTheWay()));
            choose(null, true);
        } else if (now != null) {
            choose(now, byPerson);
        }
    }

    private void plan(WantedStart start) {
        List<String> ids = services;
        planning.run(
                () -> new Reread(List.of(), visits.at(ids, start.date(), start.minute())),
                found -> {
                    wanted = null;
                    choose(found.choice(), true);
                    paint();
                },
                failure -> onFailure.accept(failure));
    }

    private void choose(@Nullable PlannedVisit visit, boolean person) {
        byPerson = person;
        chosen.set(visit);
        paint();
    }

    /** Chooses an offered start. */
    public void choose(VisitOption option) {
        note.set(Text.NONE);
        planning.cancel();
        wanted = null;
        if (option.parts().size() == services.size()) {
            choose(PlannedVisit.of(option), true);
        } else {
            chooseAt(option.date(), option.start());
        }
    }

    /** Chooses the offered start of a digit from 1; nothing where there is none. */
    public void chooseNumber(int number) {
        if (0 < number && number <= pages.shown().size()) {
            choose(pages.shown().get(number - 1));
        }
    }

    /**
     * Chooses any start, as soon as the services are known.
     *
     * @param minute the minute of the day, 0 to 1439
     */
    void chooseAt(LocalDate date, int minute) {
        note.set(Text.NONE);
        wanted = new WantedStart(date, minute);
        byPerson = true;
        if (!services.isEmpty()) {
            plan(new WantedStart(date, minute));
        }
    }

    /** Offers the starts nearest to a refused one, which stays chosen with what is in its way. */
    void refused(List<Slot> nearest, @Nullable PlannedVisit visit) {
        reading.cancel();
        planning.cancel();
        refused = true;
        pages.show(nearest.stream().map(slot -> new VisitOption(List.of(slot))).toList(), false);
        choose(visit, true);
    }

    /** Reads the offered starts again where one of their days or a rule changed; those of a refusal stay. */
    void changed(DayVersions versions, boolean rules) {
        LocalDate from =
                StartsRequest.of(services, read(), half.get(), today.get()).from();
        PlannedVisit choice = chosen.get();
        boolean concerned = rules
                || !versions.days().subMap(from, from.plusDays(DAYS_AHEAD)).isEmpty()
                || (choice != null && versions.days().containsKey(choice.date()));
        if (!services.isEmpty() && concerned && !refused) {
            load(chosen.get() != null || byPerson);
        }
    }

    /** Reads the starts again, as after a failure; the choice stays while it is free. */
    void reload() {
        if (!services.isEmpty()) {
            load(chosen.get() != null || byPerson);
        }
    }

    private void paint() {
        List<PaintedStart> all = new ArrayList<>();
        PlannedVisit choice = chosen.get();
        boolean among = false;
        for (VisitOption option : pages.all()) {
            boolean is = isChosen(option);
            among |= is;
            int end = option.parts().getLast().end();
            all.add(new PaintedStart(
                    option.date(), option.start(), end, pages.shown().indexOf(option) + 1, is));
        }
        if (choice != null && !among) {
            all.add(new PaintedStart(choice.date(), choice.start(), choice.end(), 0, true));
        }
        painted.set(List.copyOf(all));
    }

    /** Whether the form would book an offered start. */
    public boolean isChosen(VisitOption option) {
        PlannedVisit choice = chosen.get();
        return choice != null && choice.date().equals(option.date()) && choice.start() == option.start();
    }

    /** Shows later starts for 1, earlier ones for -1. */
    public void turn(int direction) {
        pages.turn(direction);
        paint();
    }

    /** The message key of the phrase's problem after {@code booking.problem.}; null where there is none. */
    @Nullable
    String problem() {
        return phrase.get().isBlank()
                ? null
                : DatePhrase.parse(phrase.get(), today.get()).problem();
    }

    void clear() {
        filling = true;
        phrase.set("");
        half.set(null);
        filling = false;
        wanted = null;
        byPerson = false;
        refused = false;
        note.set(Text.NONE);
        setServices(List.of());
        choose(null, false);
    }

    void setOnFailure(Consumer<Failure> handler) {
        onFailure = handler;
    }

    /** The day that is asked for: as typed, or of the start that a person chose; null for the soonest. */
    @Nullable
    LocalDate askedDay() {
        DatePhrase read = read();
        PlannedVisit choice = chosen.get();
        return read != null && read.date() != null ? read.date() : byPerson && choice != null ? choice.date() : null;
    }

    /** The half-day that is asked for: as typed, or as toggled; null for both. */
    @Nullable
    Period askedHalf() {
        DatePhrase read = read();
        return read != null && read.period() != null ? read.period() : half.get();
    }

    /** The date and time as they are typed. */
    public StringProperty phraseProperty() {
        return phrase;
    }

    /** The half-day that alone is offered; null for both. */
    public ObjectProperty<@Nullable Period> halfProperty() {
        return half;
    }

    public OfferedPages pages() {
        return pages;
    }

    /** What the form would book; null while nothing is chosen. */
    public ReadOnlyObjectProperty<@Nullable PlannedVisit> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Whether a person chose the start; else it is the soonest. */
    public boolean byPerson() {
        return byPerson;
    }

    /** What the calendar paints. */
    public ReadOnlyObjectProperty<List<PaintedStart>> paintedProperty() {
        return painted.getReadOnlyProperty();
    }

    /** That a chosen start went, or that a day has none; else empty. */
    public ReadOnlyObjectProperty<Text> noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Whether the first starts are being read. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }
}
