package clinic.frontdesk.app;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.reservation.Bookings;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.ui.BookingDraft;
import clinic.frontdesk.reservation.ui.PatientDraft;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the booking form for the patient and the service of a reservation: missed, cancelled, done or still to come. */
final class NextVisitFeature {

    private final Bookings bookings;
    private final PatientSearch patients;
    private final JooqServiceChoices services;
    private final Latest reading;

    NextVisitFeature(ClinicDatabase database, Bookings bookings, PatientSearch patients, BackgroundTasks tasks) {
        this.bookings = bookings;
        this.patients = patients;
        this.services = new JooqServiceChoices(database.dsl());
        this.reading = new Latest(tasks);
    }

    /**
     * Reads a reservation.
     *
     * @param open takes the form as it is to be opened; not called where the reservation is gone
     */
    void prepare(String reservationId, Consumer<BookingDraft> open, Consumer<? super Failure> failed) {
        reading.run(() -> read(reservationId), draft -> draft.ifPresent(open), failed);
    }

    private Optional<BookingDraft> read(String reservationId) {
        return bookings.details(reservationId)
                .map(details -> BookingDraft.of(
                        PatientDraft.of(
                                details, patients.ofReservation(reservationId).orElse(null)),
                        service(details)));
    }

    /** The service, where it can still be booked. */
    private List<ServiceChoice> service(ReservationDetails details) {
        return services.active().stream()
                .filter(service -> service.id().equals(details.serviceId()))
                .toList();
    }
}
