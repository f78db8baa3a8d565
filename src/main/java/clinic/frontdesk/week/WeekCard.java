package clinic.frontdesk.week;

import clinic.frontdesk.reservation.DisplayStatus;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One reservation as the week shows it.
 *
 * @param start minute of the day, 0 to 1439
 * @param duration minutes of treatment, at least 1
 * @param buffer minutes of buffer after it, drawn as the lighter tail
 * @param serviceName the service's name as booked, or the legacy type's display name; null never, blank never
 * @param web came in by the website
 * @param squeezedIn booked over the rules by a person; marked for good
 * @param attention why it needs attention ({@code full}, {@code closed}, ...), or null
 */
public record WeekCard(
        String reservationId,
        LocalDate date,
        int start,
        int duration,
        int buffer,
        String patientName,
        String serviceName,
        DisplayStatus status,
        boolean firstVisit,
        boolean web,
        boolean squeezedIn,
        @Nullable String attention) {}
