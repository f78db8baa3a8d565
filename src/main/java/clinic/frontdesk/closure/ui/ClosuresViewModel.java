package clinic.frontdesk.closure.ui;

import clinic.frontdesk.closure.AffectedVisit;
import clinic.frontdesk.closure.ClosureRange;
import clinic.frontdesk.closure.ClosureResult;
import clinic.frontdesk.closure.DateHours;
import clinic.frontdesk.closure.DeskClosure;
import clinic.frontdesk.closure.Holiday;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.closure.ui.ClosureFields.DayPart;
import clinic.frontdesk.closure.ui.ClosureFields.TypedTimes;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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

/**
 * Closes ranges of days and shows who is affected, before and after; lists what is closed, and the public holidays. Used on the
 * JavaFX thread only.
 */
public final class ClosuresViewModel implements LiveListener {

    /** How many days ahead closures and holidays are listed. */
    private static final int DAYS_AHEAD = 184;

    private static final int REASONS = 5;

    private record ComingDays(List<DeskClosure> closures, List<Holiday> holidays, List<String> reasons) {}

    private record Preview(List<NewClosure> closures, List<AffectedVisit> visits) {}

    private final ClosureActs acts;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final Latest previewing;
    private final Latest listing;
    private final ClosureFields fields = new ClosureFields();
    private final ObservableList<ServiceChoice> services = FXCollections.observableArrayList();
    private final ObservableList<AffectedVisit> affected = FXCollections.observableArrayList();
    private final ObservableList<DeskClosure> coming = FXCollections.observableArrayList();
    private final ObservableList<Holiday> holidays = FXCollections.observableArrayList();
    private final ObservableList<String> reasons = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Text> summary = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper closed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private List<NewClosure> made = List.of();
    private boolean open;
    private Consumer<LocalDate> onChanged = day -> {};

    public ClosuresViewModel(ClosureActs acts, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.acts = acts;
        this.tasks = tasks;
        this.today = today;
        this.previewing = new Latest(tasks);
        this.listing = new Latest(tasks);
        fields.fromProperty().subscribe(this::typed);
        fields.untilProperty().subscribe(this::typed);
        fields.timesProperty().subscribe(this::typed);
        fields.partProperty().subscribe(this::typed);
        fields.weekdaysProperty().subscribe(this::typed);
        fields.serviceProperty().subscribe(this::typed);
    }

    /** The panel is shown. */
    public void open() {
        open = true;
        reload();
    }

    /** Prepares to close a day. */
    public void open(LocalDate day) {
        made = List.of();
        fields.clear();
        fields.fromProperty().set(day.getMonthValue() + "/" + day.getDayOfMonth());
        open();
    }

    /** Shows who is affected by a closure that was made in the week. */
    public void open(ClosureResult result) {
        fields.clear();
        made = List.of(new NewClosure(
                result.closure().date(),
                result.closure().start(),
                result.closure().end(),
                result.closure().serviceId(),
                result.closure().reason()));
        open();
    }

    /** The panel is hidden. */
    public void hidden() {
        open = false;
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        reload();
    }

    /** Reads everything again. */
    public void reload() {
        if (open) {
            list();
            preview();
        }
    }

    private void list() {
        LocalDate from = today.get();
        listing.run(
                () -> {
                    List<Holiday> days = new ArrayList<>(acts.closures().holidays(from.getYear()));
                    days.addAll(acts.closures().holidays(from.getYear() + 1));
                    days.removeIf(day -> day.date().isBefore(from) || day.date().isAfter(from.plusDays(DAYS_AHEAD)));
                    return new ComingDays(
                            acts.closures().between(from, from.plusDays(DAYS_AHEAD)),
                            days,
                            acts.closures().recentReasons(REASONS));
                },
                lists -> {
                    loaded.set(true);
                    set(coming, lists.closures());
                    set(holidays, lists.holidays());
                    set(reasons, lists.reasons());
                },
                this::failed);
        if (services.isEmpty()) {
            tasks.run(() -> acts.services().active(), services::setAll, failure -> {});
        }
    }

    private static <T> void set(ObservableList<T> list, List<T> now) {
        if (!list.equals(now)) {
            list.setAll(now);
        }
    }

    private void typed() {
        if (!fields.fromProperty().get().isBlank()) {
            made = List.of();
        }
        preview();
    }

    /** Reads who is affected by what was closed, or by what would be. */
    private void preview() {
        // The reason is not asked for before the end.
        ClosureRange range = made.isEmpty() ? fields.range(today.get(), "-") : null;
        List<NewClosure> closures = made;
        closed.set(!made.isEmpty());
        if (range == null && closures.isEmpty()) {
            previewing.cancel();
            affected.clear();
            summary.set(Text.NONE);
            return;
        }
        previewing.run(
                () -> {
                    List<NewClosure> all =
                            range == null ? closures : acts.affected().closures(range);
                    return new Preview(all, acts.affected().under(all));
                },
                read -> {
                    set(affected, read.visits());
                    long offered = read.visits().stream()
                            .filter(visit -> visit.offered().isPresent())
                            .count();
                    summary.set(
                            read.visits().isEmpty()
                                    ? Text.of(
                                            made.isEmpty() ? "closures.nobody" : "closures.nobody-left",
                                            read.closures().size())
                                    : Text.of(
                                            made.isEmpty() ? "closures.would-hit" : "closures.hit",
                                            read.closures().size(),
                                            read.visits().size(),
                                            offered));
                },
                this::failed);
    }

    /**
     * Does what the button says: closes what the fields say, or gives the date hours of its own.
     *
     * @param reasonIfNone the reason where none is typed
     */
    void submit(String reasonIfNone) {
        if (fields.partProperty().get() == DayPart.HOURS) {
            openHours();
            return;
        }
        ClosureRange range = fields.range(today.get(), reasonIfNone);
        if (range == null) {
            if (fields.problemProperty().get().isEmpty()) {
                fields.say(Text.of(
                        fields.fromProperty().get().isBlank() ? "closures.problem.from" : "closures.problem.times"));
            }
            return;
        }
        run(() -> acts.closures().close(range), results -> closed(range, results));
    }

    private void closed(ClosureRange range, List<ClosureResult> results) {
        long again = results.stream().filter(ClosureResult::already).count();
        boolean refused = results.stream().anyMatch(ClosureResult::websiteRefused);
        notice.set(Text.of(
                refused ? "closures.closed-website" : again > 0 ? "closures.closed-again" : "closures.closed",
                results.size(),
                again));
        fields.clear();
        made = results.stream()
                .map(ClosureResult::closure)
                .map(each -> new NewClosure(each.date(), each.start(), each.end(), each.serviceId(), each.reason()))
                .toList();
        onChanged.accept(range.first());
        reload();
    }

    private void openHours() {
        LocalDate day = fields.first(today.get());
        TypedTimes times = fields.times();
        if (day == null || times == null) {
            if (fields.problemProperty().get().isEmpty()) {
                fields.say(Text.of(day == null ? "closures.problem.from" : "closures.problem.times"));
            }
            return;
        }
        run(() -> acts.hours().open(day, times.start(), times.end()), change -> {
            fields.clear();
            say(
                    change,
                    Text.of(
                            "closures.hours-set",
                            DayLabel.of(day),
                            ClockTime.format(times.start()),
                            ClockTime.format(times.end()),
                            change.affected().size()));
        });
    }

    /** Opens a public holiday as any other day of its weekday, or closes it again with the hours of its own. */
    public void toggle(Holiday holiday) {
        run(
                () -> holiday.opened()
                        ? acts.hours().asUsual(holiday.date())
                        : acts.hours().openHoliday(holiday.date()),
                change -> say(
                        change,
                        Text.of(
                                holiday.opened() ? "closures.holiday-closed" : "closures.holiday-opened",
                                DayLabel.of(holiday.date()),
                                holiday.name(),
                                change.affected().size())));
    }

    private void say(DateHours.DateChange change, Text text) {
        notice.set(text);
        onChanged.accept(change.day());
        reload();
    }

    /** Opens a closure again. */
    public void openAgain(DeskClosure closure) {
        run(() -> acts.closures().open(closure.id()), opened -> {
            notice.set(Text.of(
                    opened.isPresent() ? "closure.opened" : "closures.opened-elsewhere",
                    DayLabel.of(closure.date()),
                    ClockTime.format(closure.start()),
                    ClockTime.format(closure.end()),
                    closure.reason()));
            made = made.stream()
                    .filter(each -> !(each.date().equals(closure.date()) && each.start() == closure.start()))
                    .toList();
            onChanged.accept(closure.date());
            reload();
        });
    }

    /** Moves a reservation to the start that is offered. */
    public void move(AffectedVisit visit) {
        Slot slot = visit.offered().orElse(null);
        if (slot == null) {
            notice.set(Text.of("closures.none-offered", visit.patientName()));
            return;
        }
        run(() -> acts.moves().move(visit.placed(), slot.date(), slot.start()), result -> {
            String when = DayLabel.of(slot.date()) + " " + ClockTime.format(slot.start());
            notice.set(
                    result.outcome() instanceof BookingOutcome.Accepted
                            ? Text.of("closures.moved", visit.patientName(), when)
                            : result.outcome() instanceof BookingOutcome.Gone
                                    ? Text.of("closures.changed", visit.patientName())
                                    : Text.of("closures.refused", visit.patientName(), when, result.reason()));
            onChanged.accept(visit.placed().date());
            reload();
        });
    }

    /** Takes reservations in hand; they keep their places until they are put down. */
    public void park(List<AffectedVisit> visits) {
        List<AffectedVisit> all = List.copyOf(visits);
        run(
                () -> all.stream().filter(visit -> acts.tray().park(visit.id())).count(),
                parked -> notice.set(Text.of("closures.parked", parked)));
    }

    /** Makes the calling list of those affected. */
    public void print() {
        if (!affected.isEmpty()) {
            LocalDate first = affected.getFirst().placed().date();
            LocalDate last = affected.getLast().placed().date();
            List<String> ids = affected.stream().map(AffectedVisit::id).toList();
            run(() -> acts.paper().make(first, last, ids), notice::set);
        }
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        tasks.run(work, done, this::failed);
    }

    private void failed(Failure failure) {
        notice.set(failure.text());
    }

    ClosureFields fields() {
        return fields;
    }

    ObservableList<ServiceChoice> services() {
        return services;
    }

    /** The name of a service; its id where it is not offered any more. */
    String serviceName(@Nullable String id) {
        return services.stream()
                .filter(service -> service.id().equals(id))
                .findFirst()
                .map(ServiceChoice::name)
                .orElse(String.valueOf(id));
    }

    /** Who is affected by what was closed, or would be by what the fields say, by time. */
    public ObservableList<AffectedVisit> affected() {
        return affected;
    }

    /** The desk's closures from today on. */
    public ObservableList<DeskClosure> coming() {
        return coming;
    }

    /** The public holidays from today on. */
    public ObservableList<Holiday> holidays() {
        return holidays;
    }

    /** The reasons given last. */
    ObservableList<String> reasons() {
        return reasons;
    }

    /** How many days, and how many reservations lie there. */
    public ReadOnlyObjectProperty<Text> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the list of those affected is that of closures that were made. */
    ReadOnlyBooleanProperty closedProperty() {
        return closed.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /** Sets the handler called with a day that was changed. */
    public void setOnChanged(Consumer<LocalDate> handler) {
        onChanged = handler;
    }
}
