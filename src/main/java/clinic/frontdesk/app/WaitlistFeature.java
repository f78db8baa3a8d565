package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.ui.PatientDraft;
import clinic.frontdesk.reservation.ui.UnsuitedVisit;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.waitlist.DatabaseWaitingList;
import clinic.frontdesk.waitlist.UndoableWaitingList;
import clinic.frontdesk.waitlist.WaitingBookings;
import clinic.frontdesk.waitlist.WaitingList;
import clinic.frontdesk.waitlist.WaitingMatches;
import clinic.frontdesk.waitlist.WishOffer;
import clinic.frontdesk.waitlist.ui.WaitlistPanelView;
import clinic.frontdesk.waitlist.ui.WaitlistRail;
import clinic.frontdesk.waitlist.ui.WaitlistSources;
import clinic.frontdesk.waitlist.ui.WaitlistViewModel;
import clinic.frontdesk.waitlist.ui.WishPrefill;
import clinic.frontdesk.week.OwnWrites;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** The waiting list: in the left column, as a panel, and beside the booking form. */
final class WaitlistFeature implements PanelFactory {

    /** Starts go by while nothing changes. */
    private static final Duration TICK = Duration.seconds(30);

    private final WaitlistViewModel model;
    private final DeskBookings bookings;
    private final BackgroundTasks tasks;
    private final Actions actions;
    private final Timeline timeline;
    private @Nullable WaitlistRail rail;

    /**
     * @param own what this desk writes
     * @param clock the clinic's clock
     */
    WaitlistFeature(
            ClinicDatabase database,
            History history,
            OwnWrites own,
            PatientSearch patients,
            BackgroundTasks tasks,
            Clock clock,
            Actions actions) {
        WaitingList list = new DatabaseWaitingList(database.dsl());
        this.bookings = new DatabaseBookings(database.dsl());
        this.tasks = tasks;
        this.model = new WaitlistViewModel(
                new WaitlistSources(
                        new UndoableWaitingList(list, history),
                        new WaitingMatches(list, new DayPlanRepository(database.dsl()), clock),
                        new WaitingBookings(list, bookings, history, own),
                        patients),
                tasks,
                () -> LocalDate.now(clock));
        this.actions = actions;
        this.timeline = new Timeline(new KeyFrame(TICK, event -> model.refresh()));
        timeline.setCycleCount(Animation.INDEFINITE);
        actions.set(
                Action.When.PLACE_FOR_WAITING,
                Bindings.createBooleanBinding(() -> firstFitting().isPresent(), model.offers()));
        actions.set(
                Action.BOOK_WAITLIST,
                () -> firstFitting()
                        .ifPresent(offer -> model.book(offer, offer.starts().getFirst())));
    }

    private Optional<WishOffer> firstFitting() {
        return model.offers().stream().filter(WishOffer::fits).findFirst();
    }

    WaitlistViewModel model() {
        return model;
    }

    /** Prepares the editor for a visit for which no start suited. */
    void fill(UnsuitedVisit visit) {
        PatientDraft patient = visit.patient();
        LocalDate booked = visit.booked();
        model.editor()
                .begin(new WishPrefill(
                        patient.name(),
                        patient.phone(),
                        patient.birth(),
                        patient.picked(),
                        visit.services().getFirst().id(),
                        visit.day(),
                        // Whoever has a place waits for an earlier one.
                        booked == null ? null : booked.minusDays(1),
                        visit.half()));
    }

    /** Says that whoever was just booked by the form still waits for that service. */
    void booked(String reservationId, Consumer<Text> say) {
        if (model.offers().isEmpty()) {
            return;
        }
        tasks.run(
                () -> bookings.details(reservationId),
                found -> found.filter(booked -> model.waits(booked.patientName(), booked.phone(), booked.serviceId()))
                        .ifPresent(booked -> say.accept(
                                Text.of("waitlist.still-waits", booked.patientName(), Action.WAITLIST.keys()))),
                failure -> {
                    // It is a hint only, and the banner says that the database is away.
                });
    }

    @Override
    public void opening() {
        model.open();
    }

    @Override
    public Panel create(Messages messages) {
        return new WaitlistPanelView(model, messages, actions);
    }

    /** Creates the list of the left column in a language and closes the previous one. */
    Node createRail(Messages messages) {
        if (rail != null) {
            rail.close();
        }
        WaitlistRail created = new WaitlistRail(model, messages, actions);
        rail = created;
        return created;
    }

    void start() {
        timeline.play();
    }

    void stop() {
        timeline.stop();
    }
}
