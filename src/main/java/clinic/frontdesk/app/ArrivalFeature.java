package clinic.frontdesk.app;

import clinic.frontdesk.arrival.Arrivals;
import clinic.frontdesk.arrival.DatabaseWaiting;
import clinic.frontdesk.arrival.VisitOutcome;
import clinic.frontdesk.arrival.VisitStep;
import clinic.frontdesk.arrival.VisitTexts;
import clinic.frontdesk.arrival.ui.WaitingView;
import clinic.frontdesk.arrival.ui.WaitingViewModel;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.week.WeekCard;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The steps of visits, by keys and buttons, and the list of who is in the clinic. */
final class ArrivalFeature {

    private static final Map<Action, VisitStep> STEPS = new EnumMap<>(Map.of(
            Action.ARRIVED, VisitStep.ARRIVED,
            Action.IN_TREATMENT, VisitStep.IN_TREATMENT,
            Action.DONE, VisitStep.DONE,
            Action.NO_SHOW, VisitStep.NO_SHOW,
            Action.VISIT_BACK, VisitStep.BACK));

    private final Arrivals arrivals;
    private final WaitingViewModel waiting;
    private final WeekFeature week;
    private final BackgroundTasks tasks;
    private final Actions actions;
    private Consumer<Text> onNotice = notice -> {};
    private @Nullable WaitingView view;

    /** Kept, since it is observed by the actions only. */
    private final BooleanBinding atHand;

    /**
     * @param clock the clinic's clock
     * @param own is told of what this desk records
     */
    ArrivalFeature(
            ClinicDatabase database,
            History history,
            WriteListener own,
            BackgroundTasks tasks,
            Clock clock,
            WeekFeature week,
            Actions actions) {
        this.arrivals = new Arrivals(database.dsl(), history, own);
        this.waiting = new WaitingViewModel(new DatabaseWaiting(database.dsl()), tasks, () -> LocalDateTime.now(clock));
        this.week = week;
        this.tasks = tasks;
        this.actions = actions;
        STEPS.forEach((action, step) -> actions.set(action, () -> step(step)));
        actions.set(Action.WAITING_LIMIT, waiting::askLimit);
        atHand = Bindings.createBooleanBinding(() -> week.atHand() != null, week.atHandDependencies());
        actions.set(Action.When.VISIT_AT_HAND, atHand);
        week.coming().setOnStep(this::record);
        waiting.setOnPointed(patient -> week.model().point(patient.arrival().day(), patient.reservationId()));
        waiting.setOnLimitEnded(week::focus);
        waiting.setOnOpened(patient -> {
            LocalDate day = patient.arrival().day();
            if (week.model().card(patient.reservationId()).isEmpty()) {
                week.model().show(day);
            }
            week.model().chooseCard(patient.reservationId());
        });
        waiting.selectedProperty().bind(week.model().selectedProperty());
    }

    WaitingViewModel model() {
        return waiting;
    }

    /**
     * Records a step of the reservation at hand. A treatment of somebody who has not arrived takes a second press, where nobody
     * has selected the reservation: it may be another's whom the person at the desk has in mind.
     */
    private void step(VisitStep step) {
        String id = week.atHand();
        if (id == null) {
            return;
        }
        boolean treatment = step == VisitStep.IN_TREATMENT || step == VisitStep.DONE;
        WeekCard next = week.coming().atHandProperty().get();
        if (treatment
                && week.model().selectedProperty().get() == null
                && next != null
                && next.status() != DisplayStatus.ARRIVED) {
            week.model().point(next.date(), next.reservationId());
            onNotice.accept(Text.of("visit.not-arrived", next.patientName(), ClockTime.format(next.start())));
        } else {
            record(id, step);
        }
    }

    /** Records the step of an action on a reservation. */
    void record(String reservationId, Action action) {
        VisitStep step = STEPS.get(action);
        if (step != null) {
            record(reservationId, step);
        }
    }

    private void record(String reservationId, VisitStep step) {
        if (week.model().selectedProperty().get() == null) {
            // A second key is for the same patient, and not for the next who takes the place at the right.
            week.model().selectedProperty().set(reservationId);
        }
        tasks.run(
                () -> arrivals.record(reservationId, step), this::recorded, failure -> onNotice.accept(failure.text()));
    }

    private void recorded(VisitOutcome outcome) {
        Text notice = VisitTexts.of(outcome);
        if (notice.isEmpty()) {
            // At once, and not only when the feed has told of it.
            week.model().reload();
            waiting.reload();
        } else {
            onNotice.accept(notice);
        }
    }

    void setOnNotice(Consumer<Text> handler) {
        onNotice = handler;
    }

    /** Moves the keyboard focus to the list, unless it is there; false where nobody waits. */
    boolean focusList() {
        WaitingView shown = view;
        return shown != null && !shown.hasFocus() && shown.focus();
    }

    /** Creates the list in a language and closes the previous one. */
    Node create(Messages messages) {
        if (view != null) {
            view.close();
        }
        WaitingView created = new WaitingView(waiting, messages, actions);
        view = created;
        return created;
    }
}
