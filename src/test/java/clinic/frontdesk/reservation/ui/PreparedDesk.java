package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.PatientVisit;
import clinic.frontdesk.reservation.PatientVisits;
import clinic.frontdesk.reservation.PlannedVisit;
import clinic.frontdesk.reservation.ReservationChange;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ReservationSnapshot;
import clinic.frontdesk.reservation.SeriesPart;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.reservation.Visits;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.schedule.VisitRequest;
import clinic.frontdesk.text.Text;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** Answers a booking form from lists, for the answers that a database gives at will only: lost, refused, changed. */
final class PreparedDesk implements DeskBookings, Visits, PatientSearch, PatientVisits {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final ServiceChoice BOTOX = new ServiceChoice("s1", "주름 보톡스", 30, 10);
    static final ServiceChoice CARE = new ServiceChoice("s2", "피부 관리", 60, 0);
    static final ServiceChoice CONSULT = new ServiceChoice("s3", "기타 상담", 20, 0);

    static final PatientSummary KIM = new PatientSummary(
            7,
            "김철수",
            "01028417730",
            LocalDate.of(1991, 4, 12),
            Gender.MALE,
            12,
            1,
            LocalDate.of(2026, 8, 11),
            null,
            null,
            null,
            null,
            "리도카인 알레르기");

    final List<ServiceChoice> services = new ArrayList<>(List.of(BOTOX, CARE, CONSULT));
    final List<PatientSummary> patients = new ArrayList<>(List.of(KIM));
    Found visits = Found.NONE;

    /** The free starts, by time; parts of later services follow directly. */
    final List<Slot> free = new ArrayList<>(List.of(start(0, 580, true), start(0, 600, false), start(1, 540, false)));

    final List<NewReservation> asked = new ArrayList<>();
    final List<List<NewReservation>> visitsAsked = new ArrayList<>();
    final List<String> squeezed = new ArrayList<>();
    final List<String> moves = new ArrayList<>();
    final Deque<Supplier<BookingOutcome>> answers = new ArrayDeque<>();
    Optional<ReservationDetails> stored = Optional.empty();

    /** What is in the way of every start that is not offered; none by default. */
    Text inTheWay = Text.NONE;

    boolean past;

    int searches;

    static Slot start(int days, int minute, boolean offGrid) {
        return new Slot(TODAY.plusDays(days), Period.of(minute), minute, minute + 30, 1, 1, offGrid);
    }

    BookingSources sources() {
        return new BookingSources(this, () -> List.copyOf(services), this, this, this);
    }

    /** An answer that is lost. */
    static final Supplier<BookingOutcome> AWAY = () -> {
        throw new DataAccessException("away", new SQLException("away", "08006"));
    };

    @Override
    public List<VisitOption> first(VisitRequest request, @Nullable LocalDate from, int days, int most) {
        return free.stream()
                .filter(slot -> from == null || !slot.date().isBefore(from))
                .filter(slot -> request.period() == null || slot.period() == request.period())
                .map(slot -> option(slot, request.serviceIds()))
                .toList();
    }

    private VisitOption option(Slot first, List<String> ids) {
        List<Slot> parts = new ArrayList<>();
        int at = first.start();
        for (String id : ids) {
            int end = at + service(id).duration();
            parts.add(new Slot(first.date(), first.period(), at, end, 1, 1, first.offGrid()));
            at = end;
        }
        return new VisitOption(parts);
    }

    private ServiceChoice service(String id) {
        return services.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    @Override
    public PlannedVisit at(List<String> serviceIds, LocalDate date, int start) {
        boolean offered = free.stream().anyMatch(slot -> slot.date().equals(date) && slot.start() == start);
        Slot slot = new Slot(date, Period.of(start), start, start, 1, 1, false);
        PlannedVisit visit = PlannedVisit.of(option(slot, serviceIds));
        return new PlannedVisit(date, visit.parts(), !offered && past, offered ? Text.NONE : inTheWay);
    }

    @Override
    public List<PatientSummary> find(String query, int limit) {
        searches++;
        String digits = query.replaceAll("[^0-9]", "");
        return patients.stream()
                .filter(one -> one.name().contains(query)
                        || (!digits.isEmpty()
                                && one.phone().replaceAll("[^0-9]", "").contains(digits)))
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PatientSummary> patient(long id) {
        return patients.stream().filter(one -> one.id() == id).findFirst();
    }

    @Override
    public Optional<PatientSummary> ofReservation(String reservationId) {
        return Optional.empty();
    }

    @Override
    public Found of(long patientId) {
        return visits;
    }

    static Found standing(LocalDate date) {
        return new Found(List.of(), List.of(new PatientVisit("r1", date, "14:30", "볼륨 리프팅", new Status("CONFIRMED"))));
    }

    @Override
    public BookingOutcome book(NewReservation reservation) {
        asked.add(reservation);
        Supplier<BookingOutcome> answer = answers.poll();
        return answer == null ? new BookingOutcome.Accepted(reservation.id()) : answer.get();
    }

    @Override
    public BookingOutcome bookVisit(String visitId, List<NewReservation> parts) {
        visitsAsked.add(parts);
        return book(parts.getFirst());
    }

    @Override
    public BookingOutcome bookPart(NewReservation reservation, SeriesPart part) {
        return book(reservation);
    }

    @Override
    public DeskBookings squeezingIn(String reason) {
        squeezed.add(reason);
        return this;
    }

    @Override
    public BookingOutcome move(String reservationId, LocalDate date, int start) {
        moves.add(date + " " + start);
        return new BookingOutcome.Accepted(reservationId);
    }

    @Override
    public BookingOutcome changeStatus(String reservationId, Status status) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public BookingOutcome accept(String reservationId) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public BookingOutcome restore(List<ReservationChange> changes) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public Optional<ReservationSnapshot> snapshot(String reservationId) {
        return Optional.empty();
    }

    @Override
    public BookingOutcome move(ReservationSnapshot seen, LocalDate date, int start) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public BookingOutcome resize(ReservationSnapshot seen, int minutes) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public BookingOutcome changeService(ReservationSnapshot seen, String serviceId) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public BookingOutcome copy(String reservationId, String newId, LocalDate date, int start) {
        throw new AssertionError("unexpected call");
    }

    @Override
    public List<String> together(String reservationId) {
        return List.of();
    }

    @Override
    public List<Slot> starts(String serviceId, LocalDate from, int days) {
        return free.stream()
                .filter(slot -> !slot.date().isBefore(from) && slot.date().isBefore(from.plusDays(days)))
                .toList();
    }

    @Override
    public List<Slot> startsFor(String reservationId, LocalDate from, int days) {
        return List.of();
    }

    @Override
    public Optional<ReservationDetails> details(String reservationId) {
        return stored.filter(details -> details.id().equals(reservationId));
    }
}
