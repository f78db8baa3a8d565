package clinic.frontdesk.calls;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A reservation of a list of calls, as it stood when it was read.
 *
 * @param start minute of the day; null where the time is unreadable
 * @param writtenTime the time as the website or a person wrote it
 * @param patientName for the screen only; never logged
 */
public record CalledReservation(
        String id,
        LocalDate day,
        @Nullable Integer start,
        String writtenTime,
        String patientName,
        String phone,
        String serviceName,
        CallState state) {}
