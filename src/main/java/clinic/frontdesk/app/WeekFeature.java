package clinic.frontdesk.app;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.LiveUpdates;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.shell.DeskView;
import clinic.frontdesk.shell.DeskViewModel;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.MonthSource;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekSource;
import clinic.frontdesk.week.ui.CalendarMode;
import clinic.frontdesk.week.ui.CalendarView;
import clinic.frontdesk.week.ui.ChangeMarks;
import clinic.frontdesk.week.ui.ComingView;
import clinic.frontdesk.week.ui.ComingViewModel;
import clinic.frontdesk.week.ui.MonthView;
import clinic.frontdesk.week.ui.MonthViewModel;
import clinic.frontdesk.week.ui.WeekSummary;
import clinic.frontdesk.week.ui.WeekViewModel;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The week and the month: the main content of the window. */
final class WeekFeature {

    /** The search range for a reservation's new start, in days from today. */
    private static final int DAYS_TO_MOVE = 28;

    /** The number of days watched from today on: the bar counts the requests and flags of all of them. */
    private static final int DAYS_WATCHED = 400;

    private final WeekViewModel model;
    private final Bookings bookings;
    private final Latest offering;
    private final ComingViewModel coming;
    private final MonthViewModel months;
    private final Actions actions;
    private final BooleanProperty panelOpen = new SimpleBooleanProperty();
    private @Nullable CalendarView view;
    private @Nullable MonthView month;
    private @Nullable ComingView comingView;

    /**
     * @param own what this desk writes, which is not marked as changed by others
     */
    WeekFeature(
            WeekSource source,
            MonthSource monthSource,
            Bookings bookings,
            OwnWrites own,
            BackgroundTasks tasks,
            Clock clock,
            Actions actions) {
        this.actions = actions;
        this.model = new WeekViewModel(source, tasks, clock, new ChangeMarks(own, WeekFeature::after));
        this.bookings = bookings;
        this.offering = new Latest(tasks);
        this.months = new MonthViewModel(model, monthSource, tasks);
        this.coming = new ComingViewModel(model, source, tasks);
        actions.set(Action.PREVIOUS_WEEK, model::previous);
        actions.set(Action.NEXT_WEEK, model::next);
        actions.set(Action.TODAY, model::today);
        actions.set(Action.SHOW_DAY, () -> model.modeProperty().set(CalendarMode.DAY));
        actions.set(Action.SHOW_WEEK, () -> model.modeProperty().set(CalendarMode.WEEK));
        actions.set(Action.SHOW_MONTH, () -> model.modeProperty().set(CalendarMode.MONTH));
        actions.set(Action.MEMOS, () -> toggle(model.memosShownProperty()));
        actions.set(Action.CANCELLED, () -> toggle(model.cancelledShownProperty()));
        actions.set(Action.CHOOSE_SLOT, model::openOrBook);
        actions.set(Action.RELOAD, model::reload);
        actions.set(Action.When.CARD_SELECTED, model.selectedProperty().isNotNull());
        actions.set(Action.MOVE, () -> {
            String selected = model.selectedProperty().get();
            if (selected != null) {
                model.askMove(selected);
                focus();
            }
        });
        model.setOnMoveAsked(this::offerMove);
    }

    private static void after(java.time.Duration delay, Runnable action) {
        PauseTransition pause = new PauseTransition(Duration.millis((double) delay.toMillis()));
        pause.setOnFinished(event -> action.run());
        pause.play();
    }

    private static void toggle(BooleanProperty shown) {
        shown.set(!shown.get());
    }

    WeekViewModel model() {
        return model;
    }

    ComingViewModel coming() {
        return coming;
    }

    /** The selected reservation; without one, and while no panel is open, the next of today; null for neither. */
    @Nullable
    String atHand() {
        String selected = model.selectedProperty().get();
        WeekCard next = coming.atHandProperty().get();
        return selected != null || next == null || panelOpen.get() ? selected : next.reservationId();
    }

    /** What {@link #atHand} depends on. */
    Observable[] atHandDependencies() {
        return new Observable[] {model.selectedProperty(), coming.atHandProperty(), panelOpen};
    }

    /** Sets whether a panel hides who comes next. */
    void hideComingWhile(ObservableBooleanValue open) {
        panelOpen.bind(open);
    }

    /** Creates the views in a language and closes the previous ones. */
    DeskView.Content create(Messages messages) {
        close();
        CalendarView newWeek = new CalendarView(model, months, messages, actions);
        MonthView newMonth = new MonthView(months, messages);
        ComingView newComing = new ComingView(coming, messages, actions);
        view = newWeek;
        month = newMonth;
        comingView = newComing;
        return new DeskView.Content(newWeek, newMonth, newComing, newWeek::focus);
    }

    /** Requests focus for the week. */
    void focus() {
        if (view != null) {
            view.focus();
        }
    }

    /** Closes the views. */
    void close() {
        if (view != null) {
            view.close();
        }
        if (month != null) {
            month.close();
        }
        if (comingView != null) {
            comingView.close();
        }
    }

    /** Subscribes to the change feed and sets the days that it watches. */
    void follow(LiveUpdates live, Subscriptions subscriptions) {
        subscriptions.onChange(model.mondayProperty(), () -> live.watch(firstWatched(), lastWatched()));
        subscriptions.add(live.listen(model));
        subscriptions.add(live.listen(months));
    }

    /** Binds the title, the figures and the banner of the window to the week. */
    void describe(DeskViewModel desk, ObservableBooleanValue connected, Subscriptions subscriptions) {
        subscriptions.onValue(model.dayProperty(), day -> describeShown(desk));
        subscriptions.onValue(model.modeProperty(), mode -> describeShown(desk));
        subscriptions.onValue(model.weekProperty(), week -> {
            if (week != null) {
                desk.figuresProperty().set(WeekSummary.figures(week));
                desk.unconfirmedProperty().set(week.unconfirmed());
                desk.attentionProperty().set(week.attention());
            }
        });
        subscriptions.onValue(model.loadingProperty(), desk.loadingProperty()::set);
        subscriptions.onValue(model.problemProperty(), problem -> showBanner(desk, connected.get()));
        subscriptions.onValue(connected, now -> showBanner(desk, now));
        subscriptions.onChange(model.readAtProperty(), () -> showBanner(desk, connected.get()));
        subscriptions.onChange(model.weekProperty(), () -> showBanner(desk, connected.get()));
        subscriptions.onChange(model.mondayProperty(), () -> showBanner(desk, connected.get()));
    }

    private void describeShown(DeskViewModel desk) {
        CalendarMode mode = model.modeProperty().get();
        desk.titleProperty().set(WeekSummary.title(mode, model.dayProperty().get()));
        desk.shownProperty()
                .set(
                        switch (mode) {
                            case DAY -> Action.SHOW_DAY;
                            case WEEK -> Action.SHOW_WEEK;
                            case MONTH -> Action.SHOW_MONTH;
                        });
    }

    private void showBanner(DeskViewModel desk, boolean connected) {
        Failure problem = model.problemProperty().get();
        Text away = WeekSummary.away(
                model.weekProperty().get(),
                model.readAtProperty().get(),
                model.mondayProperty().get());
        desk.bannerProperty()
                .set(
                        switch (problem) {
                            case null -> connected ? Text.NONE : away;
                            case Failure.Unreachable unreachable -> away;
                            default -> problem.text();
                        });
    }

    /** The first day to watch: the week before the shown one, or today, whichever is earlier. */
    LocalDate firstWatched() {
        LocalDate before = model.mondayProperty().get().minusWeeks(1);
        return before.isBefore(model.todayDate()) ? before : model.todayDate();
    }

    /** The last day to watch, inclusive. */
    LocalDate lastWatched() {
        LocalDate after = model.mondayProperty().get().plusWeeks(2).minusDays(1);
        LocalDate ahead = model.todayDate().plusDays(DAYS_WATCHED);
        return after.isAfter(ahead) ? after : ahead;
    }

    private void offerMove(String id) {
        LocalDate from = model.todayDate();
        offering.run(
                () -> bookings.startsFor(id, from, DAYS_TO_MOVE),
                offered -> model.startMove(id, elsewhere(id, offered)),
                failure -> model.reload());
    }

    /** The offered starts without the one that the reservation has. */
    private List<Slot> elsewhere(String id, List<Slot> offered) {
        return offered.stream()
                .filter(start -> model.card(id)
                        .filter(card -> card.date().equals(start.date()) && card.start() == start.start())
                        .isEmpty())
                .toList();
    }
}
