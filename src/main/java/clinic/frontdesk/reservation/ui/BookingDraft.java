package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An interrupted form.
 *
 * @param phrase the date and time as they were typed
 * @param date the day that a person chose; null where none did
 * @param minute the start that a person chose, a minute of the day
 * @param request what the patient asks for
 * @param unanswered a request whose answer was lost; null where there is none
 */
public record BookingDraft(
        PatientDraft patient,
        List<ServiceChoice> services,
        String phrase,
        @Nullable LocalDate date,
        int minute,
        String request,
        String memo,
        @Nullable BookingRequest unanswered) {

    public BookingDraft {
        services = List.copyOf(services);
    }

    /** A form that is filled in for a patient and services, with nothing typed yet. */
    public static BookingDraft of(PatientDraft patient, List<ServiceChoice> services) {
        return new BookingDraft(patient, services, "", null, 0, "", "", null);
    }

    /** Whose form it is and what for. */
    public Text describe() {
        Text who =
                patient.name().isBlank() ? Text.of("booking.draft.unnamed") : Text.of("booking.said", patient.name());
        return services.isEmpty()
                ? who
                : Text.of("booking.draft.with-service", who, services.getFirst().name());
    }
}
