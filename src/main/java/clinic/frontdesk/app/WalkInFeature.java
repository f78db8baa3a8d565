package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.history.History;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.ui.BookingDraft;
import clinic.frontdesk.reservation.ui.PatientDraft;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.shell.PanelFactory;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.walkin.DatabaseWalkIns;
import clinic.frontdesk.walkin.WalkIn;
import clinic.frontdesk.walkin.WalkInOffer;
import clinic.frontdesk.walkin.WalkInRepository;
import clinic.frontdesk.walkin.WalkIns;
import clinic.frontdesk.walkin.ui.WalkInEntryViewModel;
import clinic.frontdesk.walkin.ui.WalkInPanel;
import clinic.frontdesk.walkin.ui.WalkInQueueView;
import clinic.frontdesk.walkin.ui.WalkInQueueViewModel;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Walk-ins without a place: the panel that puts them into the queue, the queue, and booking from it. */
final class WalkInFeature implements PanelFactory {

    /** How many patients of the index are compared with one of the queue. */
    private static final int COMPARED = 10;

    private final WalkIns walkIns;
    private final WalkInQueueViewModel queue;
    private final WalkInEntryViewModel entry;
    private final Bookings bookings;
    private final PatientSearch patients;
    private final BackgroundTasks tasks;
    private final Actions actions;
    private Consumer<BookingDraft> onBook = draft -> {};
    private @Nullable WalkInQueueView view;

    /**
     * @param clock the clinic's clock
     */
    WalkInFeature(
            ClinicDatabase database,
            Bookings bookings,
            History history,
            PatientSearch patients,
            BackgroundTasks tasks,
            Clock clock,
            Actions actions) {
        this.walkIns = new WalkIns(new WalkInRepository(database.dsl()), history);
        DatabaseWalkIns source = new DatabaseWalkIns(database.dsl(), walkIns);
        this.queue = new WalkInQueueViewModel(source, tasks, () -> LocalDateTime.now(clock));
        this.entry = new WalkInEntryViewModel(source, tasks);
        this.bookings = bookings;
        this.patients = patients;
        this.tasks = tasks;
        this.actions = actions;
        queue.setOnBook(this::book);
    }

    WalkInQueueViewModel queue() {
        return queue;
    }

    WalkInEntryViewModel entry() {
        return entry;
    }

    /** Sets the handler called with the form of a patient who is to be booked. */
    void setOnBook(Consumer<BookingDraft> handler) {
        onBook = handler;
    }

    void setOnFailure(Consumer<Failure> handler) {
        queue.setOnFailure(handler);
    }

    private void book(WalkInOffer offer) {
        tasks.run(() -> draft(offer), draft -> onBook.accept(draft), failure -> onBook.accept(draft(offer, null)));
    }

    private BookingDraft draft(WalkInOffer offer) {
        return draft(offer, known(offer.walkIn()).orElse(null));
    }

    private static BookingDraft draft(WalkInOffer offer, @Nullable PatientSummary known) {
        WalkIn walkIn = offer.walkIn();
        ServiceChoice service = offer.service();
        Slot slot = offer.slot();
        return new BookingDraft(
                PatientDraft.of(walkIn.patientName(), walkIn.phone(), known),
                service == null ? List.of() : List.of(service),
                "",
                slot == null ? null : slot.date(),
                slot == null ? 0 : slot.start(),
                "",
                "",
                null);
    }

    /** The patient of the index with that name and phone number; empty where there is none, or no number was given. */
    private Optional<PatientSummary> known(WalkIn walkIn) {
        String digits = digits(walkIn.phone());
        return digits.isEmpty()
                ? Optional.empty()
                : patients.find(walkIn.phone(), COMPARED).stream()
                        .filter(one -> one.name().equals(walkIn.patientName())
                                && digits(one.phone()).equals(digits))
                        .findFirst();
    }

    private static String digits(String phone) {
        return phone.replaceAll("[^0-9]", "");
    }

    /** Takes whoever was booked out of the queue: by the name, and by the phone number where one was given. */
    void booked(String reservationId) {
        List<WalkIn> waiting = queue.offers().stream().map(WalkInOffer::walkIn).toList();
        if (waiting.isEmpty()) {
            return;
        }
        tasks.run(
                () -> {
                    bookings.details(reservationId)
                            .flatMap(details -> waiting.stream()
                                    .filter(walkIn -> is(walkIn, details))
                                    .findFirst())
                            .ifPresent(walkIn -> walkIns.booked(walkIn.id(), reservationId));
                    return true;
                },
                done -> queue.reload(),
                failure -> queue.reload());
    }

    private static boolean is(WalkIn walkIn, ReservationDetails booked) {
        String digits = digits(walkIn.phone());
        return walkIn.patientName().equals(booked.patientName())
                && (digits.isEmpty() || digits.equals(digits(booked.phone())));
    }

    @Override
    public void opening() {
        entry.open();
    }

    @Override
    public Panel create(Messages messages) {
        return new WalkInPanel(entry, messages, actions);
    }

    /** Creates the queue in a language and closes the previous one. */
    Node createQueue(Messages messages) {
        if (view != null) {
            view.close();
        }
        WalkInQueueView created = new WalkInQueueView(queue, messages, actions);
        view = created;
        return created;
    }

    /** Moves the keyboard focus to the queue, unless it is there; false where nobody stands in it. */
    boolean focusQueue() {
        WalkInQueueView shown = view;
        return shown != null && !shown.hasFocus() && shown.focus();
    }
}
