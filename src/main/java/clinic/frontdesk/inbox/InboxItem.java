package clinic.frontdesk.inbox;

import java.time.LocalDate;

/**
 * A reservation that needs a person.
 *
 * @param writtenTime the time as stored, readable or not
 * @param reason a flag's code, such as {@code unreadable-time}; empty for a web request
 */
public record InboxItem(
        String id, String patientName, LocalDate date, String writtenTime, String serviceName, String reason) {}
