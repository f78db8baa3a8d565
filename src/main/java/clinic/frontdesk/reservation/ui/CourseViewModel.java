package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.Course;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.Visits;
import clinic.frontdesk.reservation.ui.CourseVisit.State;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A course of one service: how many visits, how many weeks apart, and the start of each, which can be moved before
 * anything is booked. The first visit is the start that the form has chosen.
 */
public final class CourseViewModel {

    /** How many days before and after the due one a visit may be moved. */
    private static final int DAYS_AROUND = 3;

    private final Bookings bookings;
    private final Visits visits;
    private final Latest planning;

    private final BooleanProperty on = new SimpleBooleanProperty();
    private final StringProperty count = new SimpleStringProperty("5");
    private final StringProperty weeks = new SimpleStringProperty("2");
    private final ObservableList<CourseVisit> rows = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();

    private @Nullable String service;
    private @Nullable PlannedVisit first;
    private Consumer<Failure> onFailure = failure -> {};

    CourseViewModel(Bookings bookings, Visits visits, BackgroundTasks tasks) {
        this.bookings = bookings;
        this.visits = visits;
        this.planning = new Latest(tasks);
        on.subscribe(now -> plan());
        count.subscribe(text -> plan());
        weeks.subscribe(text -> plan());
    }

    /**
     * Sets the service and the first visit.
     *
     * @param only the service; null unless the visit is for one service only
     */
    void setFirst(@Nullable String only, @Nullable PlannedVisit visit) {
        boolean same = Objects.equals(only, service) && Objects.equals(visit, first);
        service = only;
        first = visit;
        if (!same && !anyBooked()) {
            plan();
        }
    }

    private void plan() {
        PlannedVisit start = first;
        String id = service;
        if (!on.get() || start == null || id == null || problem() != null) {
            planning.cancel();
            pending.set(false);
            rows.clear();
            return;
        }
        int number = number(count);
        int apart = number(weeks);
        pending.set(true);
        planning.run(
                () -> {
                    List<CourseVisit> planned = new ArrayList<>();
                    planned.add(
                            new CourseVisit(1, start.date(), start.date(), start.start(), List.of(), State.AS_WISHED));
                    for (int visit = 2; visit <= number; visit++) {
                        LocalDate due = start.date().plusWeeks((long) apart * (visit - 1));
                        planned.add(CourseVisit.planned(
                                visit, due, start.start(), fits(id, due, start.start()), free(id, due)));
                    }
                    return planned;
                },
                planned -> {
                    pending.set(false);
                    rows.setAll(planned);
                },
                this::failed);
    }

    private boolean fits(String id, LocalDate date, int minute) {
        PlannedVisit visit = visits.at(List.of(id), date, minute);
        return visit != null && visit.fits();
    }

    private List<Slot> free(String id, LocalDate due) {
        return bookings.starts(id, due.minusDays(DAYS_AROUND), 2 * DAYS_AROUND + 1).stream()
                .filter(slot -> slot.free() > 0)
                .toList();
    }

    private void failed(Failure failure) {
        pending.set(false);
        onFailure.accept(failure);
    }

    /** Moves a visit to the next free start for 1, to the one before for -1. */
    public void step(int index, int step) {
        CourseVisit row = rows.get(index);
        if (!row.booked()) {
            rows.set(index, row.stepped(step));
        }
    }

    /** Moves a visit to a free start. */
    public void moveTo(int index, Slot slot) {
        rows.set(index, rows.get(index).at(slot));
    }

    /** Checks the planned visits again where one of their days or a rule changed. */
    void changed(DayVersions versions, boolean rules) {
        String id = service;
        boolean concerned =
                rows.stream().skip(1).anyMatch(row -> rules || versions.days().containsKey(row.date()));
        if (id == null || !concerned || pending.get()) {
            return;
        }
        List<CourseVisit> shown = List.copyOf(rows);
        planning.run(
                () -> shown.stream().map(row -> rechecked(id, row)).toList(),
                now -> {
                    if (shown.equals(rows)) {
                        rows.setAll(now);
                    }
                },
                this::failed);
    }

    private CourseVisit rechecked(String id, CourseVisit row) {
        Integer minute = row.minute();
        if (row.booked() || row.number() == 1) {
            return row;
        }
        List<Slot> options = free(id, row.due());
        return minute != null && fits(id, row.date(), minute)
                ? row.with(options, row.state())
                : CourseVisit.planned(row.number(), row.due(), minute == null ? 0 : minute, false, options);
    }

    /** Shows the outcomes of the visits that were asked for, by their numbers. */
    void show(List<Integer> numbers, List<BookingOutcome> outcomes) {
        for (int i = 0; i < numbers.size(); i++) {
            int index = numbers.get(i) - 1;
            CourseVisit row = rows.get(index);
            rows.set(
                    index,
                    switch (outcomes.get(i)) {
                        case BookingOutcome.Accepted accepted -> row.with(State.BOOKED);
                        case BookingOutcome.Refused refused -> row.with(optionsOf(row, refused), State.REFUSED);
                        case BookingOutcome.Gone gone -> row.with(State.REFUSED);
                    });
        }
    }

    private static List<Slot> optionsOf(CourseVisit row, BookingOutcome.Refused refused) {
        List<Slot> options = new ArrayList<>(row.options());
        refused.nearest().stream().filter(slot -> !options.contains(slot)).forEach(options::add);
        options.removeIf(slot ->
                slot.date().equals(row.date()) && Integer.valueOf(slot.start()).equals(row.minute()));
        return options;
    }

    /** The visits that are still to be booked. */
    List<CourseVisit> open() {
        return rows.stream().filter(row -> !row.booked()).toList();
    }

    boolean anyBooked() {
        return rows.stream().anyMatch(CourseVisit::booked);
    }

    /** Whether a course is planned, of one service. */
    boolean active() {
        return on.get() && service != null;
    }

    /** The message key of the problem after {@code booking.problem.}; null where there is none. */
    @Nullable
    String problem() {
        if (!on.get() || service == null) {
            return null;
        }
        int number = number(count);
        int apart = number(weeks);
        if (number < 2 || number > Course.MOST_VISITS || apart < 1 || apart > Course.MOST_WEEKS) {
            return "course.form";
        }
        return rows.stream().anyMatch(row -> !row.booked() && !row.ready()) ? "course.not-free" : null;
    }

    /** A number of one or two digits; 0 for another text. */
    private static int number(StringProperty text) {
        String digits = text.get().strip();
        return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : 0;
    }

    void clear() {
        on.set(false);
        rows.clear();
        count.set("5");
        weeks.set("2");
    }

    void setOnFailure(Consumer<Failure> handler) {
        onFailure = handler;
    }

    public BooleanProperty onProperty() {
        return on;
    }

    /** How many visits, as it is typed. */
    public StringProperty countProperty() {
        return count;
    }

    /** Weeks from one visit to the next, as they are typed. */
    public StringProperty weeksProperty() {
        return weeks;
    }

    /** All visits in order. */
    public ObservableList<CourseVisit> rows() {
        return rows;
    }

    /** Whether the visits are being planned. */
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }
}
