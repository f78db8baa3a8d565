package clinic.frontdesk.patient;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A patient as a list of results shows them.
 *
 * @param id the key of the patient's row in {@code frontdesk.patient}
 * @param phone as it is stored; {@link PhoneNumber} formats it
 * @param birth null where the reservations tell no readable date
 * @param visits completed reservations
 * @param noShows missed reservations
 * @param lastVisit the day of the last completed reservation
 * @param next the start of the next reservation that holds a place
 * @param nextService the service of that reservation
 * @param nextReservation the id of that reservation
 * @param tag the tag to show, if the patient has one
 * @param alert the note that must be seen, for example an allergy; empty if there is none
 */
public record PatientSummary(
        long id,
        String name,
        String phone,
        @Nullable LocalDate birth,
        Gender gender,
        int visits,
        int noShows,
        @Nullable LocalDate lastVisit,
        @Nullable LocalDateTime next,
        @Nullable String nextService,
        @Nullable String nextReservation,
        @Nullable PatientTag tag,
        String alert) {}
