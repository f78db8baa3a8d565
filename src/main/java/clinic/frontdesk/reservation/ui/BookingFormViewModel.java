package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.live.LiveListener;
import clinic.frontdesk.patient.BirthAndGender;
import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.ServiceChoices;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** The booking form for walk-ins: the fields, their problems, the offered starts, and the result. */
public final class BookingFormViewModel implements LiveListener {

    /** The fields, in the order of input. */
    public enum Field {
        NAME,
        PHONE,
        BIRTH,
        SERVICE,
        DATE,
        TIME
    }

    /** Called after a reservation has been made. */
    public interface BookedHandler {

        /**
         * Called on the JavaFX thread.
         *
         * @param earlier what stands of earlier requests whose answers were lost before they were changed into another
         *     booking
         */
        void booked(String reservationId, LocalDate date, List<ReservationDetails> earlier);
    }

    /** The answer to a request, and what stands of the earlier ones. */
    private record Answer(BookingOutcome outcome, List<ReservationDetails> earlier) {}

    private static final int DAYS_AHEAD = 21;
    private static final int STARTS_AT_FIRST = 6;

    private final Bookings bookings;
    private final ServiceChoices choices;
    private final BackgroundTasks tasks;
    private final Supplier<LocalDate> today;
    private final Latest startsReading;

    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final StringProperty birth = new SimpleStringProperty("");
    private final BooleanProperty firstVisit = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable ServiceChoice> service = new SimpleObjectProperty<>();
    private final StringProperty date = new SimpleStringProperty("");
    private final StringProperty time = new SimpleStringProperty("");
    private final ObservableList<ServiceChoice> services = FXCollections.observableArrayList();
    private final ObservableList<Slot> starts = FXCollections.observableArrayList();
    private final ObservableMap<Field, Text> problems = FXCollections.observableMap(new EnumMap<>(Field.class));
    private final ReadOnlyObjectWrapper<Text> notice = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyBooleanWrapper unreachable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Field> focus = new ReadOnlyObjectWrapper<>();

    private BookedHandler onBooked = (id, day, earlier) -> {};
    private List<Slot> free = List.of();
    private String reservationId = newId();
    private @Nullable LocalDate wantedDay;
    /** Whether the offered starts are those nearest to a refused one. */
    private boolean refused;
    /** A request whose answer was lost: it may or may not have been committed under its id. */
    private @Nullable NewReservation unanswered;

    /** Such requests that were changed into another booking; they keep their ids. */
    private final List<String> changed = new ArrayList<>();

    /**
     * @param today returns the current date at the clinic
     */
    public BookingFormViewModel(
            Bookings bookings, ServiceChoices choices, BackgroundTasks tasks, Supplier<LocalDate> today) {
        this.bookings = bookings;
        this.choices = choices;
        this.tasks = tasks;
        this.today = today;
        this.startsReading = new Latest(tasks);
        service.subscribe(chosen -> loadStarts());
    }

    /** Opens the form, with the input typed before, if any. */
    public void open() {
        wantedDay = null;
        loadServices();
    }

    /**
     * Opens the form for a free slot.
     *
     * @param minute the minute of the day, 0 to 1439
     */
    public void open(LocalDate day, int minute) {
        wantedDay = day;
        date.set(day.toString());
        time.set(StartLabels.time(minute));
        problems.remove(Field.DATE);
        problems.remove(Field.TIME);
        loadServices();
    }

    private void loadServices() {
        unreachable.set(false);
        notice.set(Text.NONE);
        tasks.run(
                choices::active,
                loaded -> {
                    ServiceChoice before = service.get();
                    services.setAll(loaded);
                    ServiceChoice same = loaded.stream()
                            .filter(choice -> before != null && choice.id().equals(before.id()))
                            .findFirst()
                            .orElse(loaded.isEmpty() ? null : loaded.getFirst());
                    service.set(null);
                    service.set(same);
                    if (loaded.isEmpty()) {
                        notice.set(Text.of("booking.no-services"));
                    }
                },
                this::failed);
    }

    private void loadStarts() {
        ServiceChoice chosen = service.get();
        if (chosen == null) {
            startsReading.cancel();
            showStarts(List.of());
            return;
        }
        refused = false;
        LocalDate from = startsFrom();
        startsReading.run(
                () -> bookings.starts(chosen.id(), from, DAYS_AHEAD),
                loaded -> showStarts(
                        loaded.stream().filter(start -> start.free() > 0).toList()),
                this::failed);
    }

    /** Reloads the offered starts if one of their days or a rule changed; starts offered by a refusal stay. */
    @Override
    public void changed(DayVersions versions, boolean rules) {
        LocalDate from = startsFrom();
        boolean concerned = rules
                || !versions.days().subMap(from, from.plusDays(DAYS_AHEAD)).isEmpty();
        if (service.get() != null && concerned && !busy.get() && !refused) {
            loadStarts();
        }
    }

    private LocalDate startsFrom() {
        return Optional.ofNullable(wantedDay)
                .filter(day -> day.isAfter(today.get()))
                .orElseGet(today);
    }

    private void showStarts(List<Slot> all) {
        free = all;
        starts.setAll(all.subList(0, Math.min(STARTS_AT_FIRST, all.size())));
        more.set(all.size() > starts.size());
    }

    /** Shows more of the free starts. */
    public void showMore() {
        starts.setAll(free.subList(0, Math.min(starts.size() + STARTS_AT_FIRST, free.size())));
        more.set(free.size() > starts.size());
    }

    /** Fills in an offered start. */
    public void choose(Slot start) {
        date.set(start.date().toString());
        time.set(StartLabels.time(start.start()));
        problems.remove(Field.DATE);
        problems.remove(Field.TIME);
        notice.set(Text.NONE);
    }

    /** Whether the fields contain an offered start. */
    public boolean chosen(Slot start) {
        return start.date().equals(DatePhrase.day(date.get(), today.get()).value())
                && Integer.valueOf(start.start())
                        .equals(DatePhrase.minute(time.get()).value());
    }

    /** Validates a field that lost focus. */
    public void focusLost(Field field) {
        String problem = problem(field);
        if (problem == null) {
            problems.remove(field);
        } else if (!problem.endsWith(".empty")) {
            // An empty field that was only passed is not reported.
            problems.put(field, Text.of("booking.problem." + problem));
        }
    }

    /** Validates a field during input; this only removes a problem. */
    public void typed(Field field) {
        if (problems.containsKey(field) && problem(field) == null) {
            problems.remove(field);
        }
    }

    /** Books if all fields are valid; otherwise focuses the first invalid field. */
    public void submit() {
        if (busy.get()) {
            return;
        }
        Map<Field, Text> found = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String problem = problem(field);
            if (problem != null) {
                found.put(field, Text.of("booking.problem." + problem));
            }
        }
        problems.clear();
        problems.putAll(found);
        if (!found.isEmpty()) {
            focus.set(null);
            focus.set(found.keySet().iterator().next());
            return;
        }
        NewReservation request = toRequest();
        NewReservation before = unanswered;
        if (before != null && !sameBooking(before, request)) {
            // The form now holds another booking: the earlier request keeps its id, and this one gets a new id.
            changed.add(before.id());
            unanswered = null;
            reservationId = newId();
            request = toRequest();
        }
        send(request);
    }

    private void send(NewReservation request) {
        busy.set(true);
        unreachable.set(false);
        notice.set(Text.NONE);
        boolean mayExist = unanswered != null;
        List<String> earlier = List.copyOf(changed);
        tasks.run(
                () -> {
                    BookingOutcome outcome = mayExist ? retryBooking(request) : bookings.book(request);
                    return new Answer(outcome, standing(earlier));
                },
                answer -> completed(request, answer),
                failure -> {
                    unanswered = request;
                    failed(failure);
                });
    }

    private List<ReservationDetails> standing(List<String> ids) {
        return ids.stream()
                .flatMap(id -> bookings.details(id).stream())
                .filter(details -> !details.status().equals(Status.CANCELLED))
                .toList();
    }

    /** The answer to an earlier request was lost: if its reservation exists, it is moved to the start chosen now. */
    private BookingOutcome retryBooking(NewReservation request) {
        BookingOutcome outcome = bookings.book(request);
        if (!(outcome instanceof BookingOutcome.Accepted)) {
            return outcome;
        }
        boolean differs = bookings.details(request.id())
                .filter(existing -> !existing.date().equals(request.date())
                        || !Integer.valueOf(request.start()).equals(existing.start()))
                .isPresent();
        return differs ? bookings.move(request.id(), request.date(), request.start()) : outcome;
    }

    private static boolean sameBooking(NewReservation one, NewReservation other) {
        return one.patientName().equals(other.patientName())
                && one.phone().equals(other.phone())
                && one.birthDate().equals(other.birthDate())
                && one.gender().equals(other.gender())
                && one.firstVisit() == other.firstVisit()
                && one.serviceId().equals(other.serviceId());
    }

    private NewReservation toRequest() {
        BirthAndGender person = value(BirthAndGender.parse(birth.get(), today.get()));
        return new NewReservation(
                reservationId,
                value(PatientName.parse(name.get())),
                value(PhoneNumber.parse(phone.get())),
                person.birth(),
                person.gender(),
                firstVisit.get(),
                Optional.ofNullable(service.get()).orElseThrow().id(),
                value(DatePhrase.day(date.get(), today.get())),
                value(DatePhrase.minute(time.get())),
                null);
    }

    private void completed(NewReservation request, Answer answer) {
        busy.set(false);
        unanswered = null;
        switch (answer.outcome()) {
            case BookingOutcome.Accepted booked -> {
                clear();
                changed.clear();
                onBooked.booked(booked.reservationId(), request.date(), answer.earlier());
            }
            case BookingOutcome.Refused refused -> {
                notice.set(Text.of(
                        refused.nearest().isEmpty() ? "booking.refused-none" : "booking.refused",
                        Text.of("refusal." + refused.reason().code())));
                if (refused.reason() != Refusal.INACTIVE) {
                    // A pending search must not replace the starts offered by the refusal.
                    startsReading.cancel();
                    this.refused = true;
                    showStarts(refused.nearest());
                }
            }
            case BookingOutcome.Gone gone -> {
                notice.set(Text.of("booking.service-gone"));
                loadServices();
            }
        }
    }

    private void failed(Failure failure) {
        busy.set(false);
        unreachable.set(true);
        notice.set(failure.text());
    }

    /** Repeats what failed: the booking if existing is one, else the loading. */
    public void retry() {
        if (services.isEmpty() || name.get().isBlank()) {
            loadServices();
        } else {
            submit();
        }
    }

    private void clear() {
        name.set("");
        phone.set("");
        birth.set("");
        firstVisit.set(false);
        date.set("");
        time.set("");
        problems.clear();
        notice.set(Text.NONE);
        wantedDay = null;
        reservationId = newId();
        loadStarts();
    }

    private @Nullable String problem(Field field) {
        return switch (field) {
            case NAME -> PatientName.parse(name.get()).problem();
            case PHONE -> PhoneNumber.parse(phone.get()).problem();
            case BIRTH -> BirthAndGender.parse(birth.get(), today.get()).problem();
            case SERVICE -> service.get() == null ? "service.empty" : null;
            case DATE ->
                date.get().isBlank()
                        ? "date.empty"
                        : DatePhrase.day(date.get(), today.get()).problem();
            case TIME ->
                time.get().isBlank()
                        ? "time.empty"
                        : DatePhrase.minute(time.get()).problem();
        };
    }

    private static <T> T value(Parsed<T> reading) {
        T value = reading.value();
        if (value == null) {
            throw new IllegalStateException("submitted with " + reading.problem());
        }
        return value;
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    public void setOnBooked(BookedHandler handler) {
        onBooked = handler;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty phoneProperty() {
        return phone;
    }

    /** Birth date and gender as {@code 900101-2}. */
    public StringProperty birthProperty() {
        return birth;
    }

    public BooleanProperty firstVisitProperty() {
        return firstVisit;
    }

    public ObjectProperty<@Nullable ServiceChoice> serviceProperty() {
        return service;
    }

    public StringProperty dateProperty() {
        return date;
    }

    public StringProperty timeProperty() {
        return time;
    }

    public ObservableList<ServiceChoice> services() {
        return services;
    }

    /** The offered starts: the earliest, or after a refusal the nearest. */
    public ObservableList<Slot> starts() {
        return starts;
    }

    /** The problems, by field. */
    public ObservableMap<Field, Text> problems() {
        return problems;
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

    /** Whether existing are more free starts than shown. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** The field to be focused. */
    public ReadOnlyObjectProperty<@Nullable Field> focusProperty() {
        return focus.getReadOnlyProperty();
    }

    /** The current date at the clinic. */
    public LocalDate today() {
        return today.get();
    }
}
