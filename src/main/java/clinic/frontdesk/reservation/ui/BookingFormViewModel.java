package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * The booking form: who, for what, when. Its parts are view models of their own; this one decides what Enter does next,
 * sends the booking, and keeps an interrupted form.
 */
public final class BookingFormViewModel implements LiveListener {

    private final BookingSources sources;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final BookingSender sender;
    private final BookingAttempts attempts = new BookingAttempts();

    private final PatientFieldsViewModel patient;
    private final ServiceFieldViewModel service = new ServiceFieldViewModel();
    private final StartsViewModel starts;
    private final CourseViewModel course;
    private final SqueezeInViewModel squeezeIn = new SqueezeInViewModel();
    private final BookingDrafts drafts = new BookingDrafts();
    private final StringProperty request = new SimpleStringProperty("");
    private final StringProperty memo = new SimpleStringProperty("");

    private final ObservableMap<BookingField, Text> problems = FXCollections.observableHashMap();
    private final ReadOnlyObjectWrapper<BookingButton> button =
            new ReadOnlyObjectWrapper<>(BookingButton.fill(BookingField.NAME));
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper unreachable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable BookingField> focus = new ReadOnlyObjectWrapper<>();

    private final BooleanProperty waiting = new SimpleBooleanProperty();
    private Consumer<UnsuitedVisit> onWaiting = visit -> {};
    private BookedHandler onBooked = (id, day, earlier, visits, sameTime) -> {};
    private @Nullable BookingField focused;

    /**
     * @param today returns the current date at the clinic
     */
    public BookingFormViewModel(BookingSources sources, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.sources = sources;
        this.tasks = tasks;
        this.today = today;
        this.sender = new BookingSender(sources.bookings(), sources.visits());
        this.patient = new PatientFieldsViewModel(sources.patients(), sources.patientVisits(), tasks, today);
        this.starts = new StartsViewModel(sources.visits(), tasks, today);
        this.course = new CourseViewModel(sources.bookings(), sources.visits(), tasks);
        starts.setOnFailure(this::failed);
        course.setOnFailure(this::failed);
        patient.search().setOnNobody(this::submit);
        service.chosenProperty().subscribe(this::servicesChosen);
        starts.chosenProperty().subscribe(this::startChosen);
        patient.pickedProperty().subscribe(this::picked);
        patient.nameProperty().subscribe(text -> forgetPartlyBooked());
        new BookingChanges(this).subscribe(this::changed);
    }

    private void picked(@Nullable PatientSummary summary) {
        if (summary != null) {
            problems.keySet().removeAll(List.of(BookingField.NAME, BookingField.PHONE, BookingField.BIRTH));
            focusOn(summary.birth() == null ? BookingField.BIRTH : BookingField.SERVICE);
        }
    }

    private void servicesChosen(List<ServiceChoice> services) {
        forgetPartlyBooked();
        starts.setServices(services);
        setFirstOfCourse();
    }

    private void startChosen(@Nullable PlannedVisit visit) {
        squeezeIn.show(visit);
        setFirstOfCourse();
    }

    private void setFirstOfCourse() {
        List<ServiceChoice> services = service.chosenProperty().get();
        course.setFirst(
                services.size() == 1 ? services.getFirst().id() : null,
                starts.chosenProperty().get());
    }

    /** What is booked of a course belongs to its patient and its service. */
    private void forgetPartlyBooked() {
        if (course.anyBooked()) {
            course.clear();
            attempts.done();
        }
    }

    /** After any change of the form: a mended problem goes, and the button says what it does now. */
    private void changed() {
        problems.keySet().removeIf(field -> problem(field) == null);
        button.set(next());
    }

    /** Opens an empty form; one that is open stays as it is. */
    public void open() {
        loadServices();
        open.set(true);
        focusOn(firstLacking());
    }

    /**
     * Opens the form for a start of the calendar, or chooses it where the form is open.
     *
     * @param minute the minute of the day, 0 to 1439
     */
    public void open(LocalDate day, int minute) {
        starts.chooseAt(day, minute);
        open();
    }

    /** Opens the form for a patient of the index. */
    public void open(PatientSummary summary) {
        if (!summary.equals(patient.pickedProperty().get())) {
            interrupt();
            patient.pick(summary);
        }
        open();
    }

    /** Opens the form for a new patient, with the name or number that was typed. */
    public void open(String typed) {
        interrupt();
        patient.nameProperty().set(typed);
        patient.search().close();
        patient.takeNumberAsPhone();
        open();
    }

    /** Opens the form as it is filled in for somebody; what is typed now is kept. */
    public void open(BookingDraft prepared) {
        resume(prepared);
        open();
    }

    private BookingField firstLacking() {
        for (BookingField field : BookingField.values()) {
            if (problem(field) != null) {
                return field;
            }
        }
        // A key typed by mistake changes least there, and Enter books.
        return BookingField.START;
    }

    /** Closes the form. What was typed is kept, to be offered when it opens again. */
    public void leave() {
        open.set(false);
        interrupt();
    }

    private void interrupt() {
        boolean begun = !patient.untouched()
                || !service.chosenProperty().get().isEmpty()
                || !request.get().isBlank()
                || !memo.get().isBlank();
        if (begun && !busy.get() && !course.anyBooked()) {
            PlannedVisit start = starts.byPerson() ? starts.chosenProperty().get() : null;
            drafts.keep(new BookingDraft(
                    patient.draft(),
                    service.chosenProperty().get(),
                    starts.phraseProperty().get(),
                    start == null ? null : start.date(),
                    start == null ? 0 : start.start(),
                    request.get(),
                    memo.get(),
                    attempts.unanswered()));
        }
        if (!busy.get()) {
            clear();
            attempts.dropUnanswered();
        }
    }

    /** Goes on with an interrupted form; what is typed now is kept in its place. */
    public void resume(BookingDraft draft) {
        drafts.remove(draft);
        interrupt();
        patient.restore(draft.patient());
        request.set(draft.request());
        memo.set(draft.memo());
        service.restore(draft.services());
        starts.phraseProperty().set(draft.phrase());
        if (draft.date() != null) {
            starts.chooseAt(draft.date(), draft.minute());
        }
        attempts.resume(draft.unanswered());
        focusOn(firstLacking());
    }

    /** Goes on with the latest interrupted form, if there is one. */
    public void resumeLatest() {
        if (!drafts.drafts().isEmpty()) {
            resume(drafts.drafts().getFirst());
        }
    }

    /** Adds a service that follows directly. */
    public void addService() {
        service.takeAndThen();
        focusOn(BookingField.SERVICE);
    }

    /** Begins another patient in place of the picked or typed one. */
    public void anotherPatient() {
        patient.another();
        focusOn(BookingField.NAME);
    }

    /** Removes an interrupted form for good. */
    public void discard(BookingDraft draft) {
        drafts.remove(draft);
        attempts.note(draft.unanswered());
    }

    private void loadServices() {
        unreachable.set(false);
        notice.set(Text.NONE);
        tasks.run(
                sources.services()::active,
                loaded -> {
                    service.offer(loaded);
                    if (loaded.isEmpty()) {
                        notice.set(Text.of("booking.no-services"));
                    }
                },
                this::failed);
    }

    @Override
    public void changed(DayVersions versions, boolean rules) {
        if (open.get() && !busy.get()) {
            if (rules) {
                tasks.run(sources.services()::active, service::offer, failure -> {});
            }
            starts.changed(versions, rules);
            course.changed(versions, rules);
        }
    }

    /** The field that has focus now; null for none. */
    public void focused(@Nullable BookingField field) {
        focused = field;
    }

    /** Checks a field that lost focus. */
    public void left(BookingField field) {
        switch (field) {
            case NAME -> {
                patient.search().close();
                patient.left(field);
            }
            case PHONE, BIRTH -> patient.left(field);
            case SERVICE -> service.left();
            default -> {}
        }
        String problem = problem(field);
        if (problem != null && !problem.endsWith(".empty")) {
            // An empty field that was only passed is not reported.
            problems.put(field, Text.of("booking.problem." + problem));
        }
    }

    /** Does what the button says. */
    public void submit() {
        BookingButton now = next();
        button.set(now);
        switch (now.act()) {
            case PICK_PATIENT -> patient.search().enter();
            case TAKE_SERVICE -> service.enter();
            case FILL -> fill(Objects.requireNonNull(now.field()));
            case BOOK -> send();
            case WAITLIST -> {
                UnsuitedVisit visit = unsuited(null);
                clear();
                attempts.dropUnanswered();
                onWaiting.accept(visit);
            }
            case WAIT -> {
                if (patient.search().pendingProperty().get()) {
                    patient.search().enter();
                }
            }
        }
    }

    private void fill(BookingField field) {
        if (field == BookingField.NAME) {
            patient.takeNumberAsPhone();
        }
        String problem = problem(field);
        if (problem != null && (field == focused || !problem.endsWith(".empty"))) {
            problems.put(field, Text.of("booking.problem." + problem));
        }
        focusOn(field);
    }

    private void focusOn(BookingField field) {
        focus.set(null);
        focus.set(field);
    }

    private BookingButton next() {
        if (busy.get()) {
            return BookingButton.of(BookingButton.Act.WAIT, Text.of("booking.sending"));
        }
        if (patient.search().pendingProperty().get()) {
            return BookingButton.of(BookingButton.Act.WAIT, Text.of("booking.searching"));
        }
        if (patient.search().results().current().isPresent()) {
            String name = patient.search().results().current().get().name();
            return BookingButton.of(BookingButton.Act.PICK_PATIENT, Text.of("booking.pick", name));
        }
        if (service.suggestions().current().isPresent()) {
            String name = service.suggestions().current().get().name();
            return BookingButton.of(BookingButton.Act.TAKE_SERVICE, Text.of("booking.take-service", name));
        }
        // The soonest start, which nobody chose, is not what suits.
        boolean onlyWaits = waiting.get() && (startProblem() != null || !starts.byPerson());
        for (BookingField field : BookingField.values()) {
            boolean ofStart = field.compareTo(BookingField.START) >= 0;
            if (problem(field) != null && !(onlyWaits && ofStart)) {
                return BookingButton.fill(field);
            }
        }
        if (onlyWaits) {
            return BookingButton.of(BookingButton.Act.WAITLIST, Text.of("booking.to-waitlist"));
        }
        if (starts.loadingProperty().get() || course.pendingProperty().get()) {
            return BookingButton.of(BookingButton.Act.WAIT, Text.of("booking.looking"));
        }
        Text book = bookText();
        return BookingButton.of(BookingButton.Act.BOOK, waiting.get() ? Text.of("booking.and-waitlist", book) : book);
    }

    private Text bookText() {
        PlannedVisit visit = Objects.requireNonNull(starts.chosenProperty().get());
        Text when = DayTexts.whole(visit, today.get());
        if (course.active()) {
            int left = course.open().size();
            return course.anyBooked() ? Text.of("booking.book-rest", left) : Text.of("booking.book-course", when, left);
        }
        return Text.of(squeezeIn.offered() ? "booking.squeeze-in" : "booking.book-at", when);
    }

    /** The message key of a field's problem after {@code booking.problem.}; null where it has none. */
    private @Nullable String problem(BookingField field) {
        return switch (field) {
            case NAME, PHONE, BIRTH -> patient.problem(field);
            case SERVICE -> service.problem();
            case START -> startProblem();
            case COURSE -> course.problem();
            case REASON -> squeezeIn.problem();
        };
    }

    private @Nullable String startProblem() {
        String said = starts.problem();
        if (said != null) {
            return said;
        }
        PlannedVisit visit = starts.chosenProperty().get();
        if (visit == null) {
            return starts.loadingProperty().get() ? null : "start.empty";
        }
        boolean fits = visit.fits() || (squeezeIn.offered() && !course.active());
        return fits ? null : "start.not-free";
    }

    private void send() {
        BookingRequest wanted = attempts.request(new BookingInput(
                patient.person(),
                service.chosenProperty().get(),
                Objects.requireNonNull(starts.chosenProperty().get()),
                course.active() ? course.open() : List.of(),
                squeezeIn.given(),
                request.get(),
                memo.get()));
        boolean mayExist = attempts.unanswered() != null;
        List<String> earlier = attempts.earlier(drafts.unanswered());
        busy.set(true);
        unreachable.set(false);
        notice.set(Text.NONE);
        tasks.run(() -> sender.send(wanted, mayExist, earlier), result -> completed(wanted, result), failure -> {
            attempts.lost(wanted);
            failed(failure);
        });
    }

    private void completed(BookingRequest asked, BookingResult result) {
        busy.set(false);
        attempts.answered();
        if (asked.course()) {
            course.show(asked.numbers(), result.outcomes());
            if (!course.open().isEmpty()) {
                notice.set(Text.of(
                        "booking.course-partly",
                        asked.parts().size() - course.open().size(),
                        course.open().size()));
                focusOn(BookingField.COURSE);
                return;
            }
            booked(asked, result);
            return;
        }
        switch (result.outcomes().getFirst()) {
            case BookingOutcome.Accepted accepted -> booked(asked, result);
            case BookingOutcome.Refused refused -> refused(refused, result.visit());
            case BookingOutcome.Gone gone -> {
                loadServices();
                notice.set(Text.of("booking.service-gone"));
            }
        }
    }

    private void booked(BookingRequest asked, BookingResult result) {
        boolean sameTime = result.outcomes().stream()
                .anyMatch(outcome -> outcome instanceof BookingOutcome.Accepted accepted
                        && !accepted.sameTime().isEmpty());
        int visits = asked.course() ? course.rows().size() : 1;
        LocalDate date =
                asked.course() ? course.rows().getFirst().date() : asked.first().date();
        UnsuitedVisit waits = waiting.get() ? unsuited(date) : null;
        clear();
        attempts.done();
        onBooked.booked(asked.id(), date, result.earlier(), visits, sameTime);
        if (waits != null) {
            onWaiting.accept(waits);
        }
    }

    private UnsuitedVisit unsuited(@Nullable LocalDate booked) {
        return new UnsuitedVisit(
                patient.draft(),
                service.chosenProperty().get(),
                booked == null ? starts.askedDay() : null,
                starts.askedHalf(),
                booked);
    }

    private void refused(BookingOutcome.Refused refused, @Nullable PlannedVisit now) {
        Text why = Text.of("refusal." + refused.reason().code());
        if (refused.reason() != Refusal.INACTIVE) {
            starts.refused(refused.nearest(), now != null && !now.fits() ? now : null);
            focusOn(BookingField.START);
        }
        boolean none = refused.nearest().isEmpty();
        if (squeezeIn.obstacleProperty().get().isEmpty()) {
            notice.set(Text.of(none ? "booking.refused-none" : "booking.refused", why));
        } else {
            // What is in the way is said beside the start.
            notice.set(Text.of(none ? "booking.not-booked" : "booking.choose-nearest"));
        }
    }

    private void failed(Failure failure) {
        busy.set(false);
        unreachable.set(true);
        notice.set(failure.text());
    }

    /** Repeats what failed: the booking if there is one, else the loading. */
    public void retry() {
        if (service.offered().isEmpty() || next().act() != BookingButton.Act.BOOK) {
            loadServices();
            starts.reload();
        } else {
            submit();
        }
    }

    private void clear() {
        patient.clear();
        service.clear();
        starts.clear();
        course.clear();
        waiting.set(false);
        request.set("");
        memo.set("");
        problems.clear();
        notice.set(Text.NONE);
        unreachable.set(false);
    }

    public void setOnBooked(BookedHandler handler) {
        onBooked = handler;
    }

    /** Sets what puts a patient on the waiting list. */
    public void setOnWaiting(Consumer<UnsuitedVisit> handler) {
        onWaiting = handler;
    }

    /** Whether the patient is to be put on the waiting list, too. */
    public BooleanProperty waitingProperty() {
        return waiting;
    }

    public PatientFieldsViewModel patient() {
        return patient;
    }

    public ServiceFieldViewModel service() {
        return service;
    }

    public StartsViewModel starts() {
        return starts;
    }

    public CourseViewModel course() {
        return course;
    }

    public SqueezeInViewModel squeezeIn() {
        return squeezeIn;
    }

    public BookingDrafts drafts() {
        return drafts;
    }

    /** What the patient asks for. */
    public StringProperty requestProperty() {
        return request;
    }

    /** What the desk notes for itself. */
    public StringProperty memoProperty() {
        return memo;
    }

    /** The problems, by field. */
    public ObservableMap<BookingField, Text> problems() {
        return problems;
    }

    /** What Enter and the button do. */
    public ReadOnlyObjectProperty<BookingButton> buttonProperty() {
        return button.getReadOnlyProperty();
    }

    /** A refusal or a failure in one sentence; empty without one. */
    public ReadOnlyObjectProperty<Text> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** Whether the database was unreachable and the operation can be repeated. */
    public ReadOnlyBooleanProperty unreachableProperty() {
        return unreachable.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the form is shown. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The field to be focused. */
    public ReadOnlyObjectProperty<@Nullable BookingField> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** The current date at the clinic. */
    public LocalDate today() {
        return today.get();
    }
}
