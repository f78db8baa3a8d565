package clinic.frontdesk.output.calendar;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.output.DocumentHead;
import clinic.frontdesk.output.DocumentRow;
import clinic.frontdesk.text.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.UUID;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Created;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.LastModified;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;

/** Makes events of reservations. Times are instants in UTC: right wherever the file is read. */
final class CalendarEvents {

    private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final String DOMAIN = "@reservations.frontdesk";

    private final DocumentHead head;
    private final String address;
    private final Messages messages;

    /** @param address the clinic's; may be empty */
    CalendarEvents(DocumentHead head, String address, Messages messages) {
        this.head = head;
        this.address = address;
        this.messages = messages;
    }

    /** The event of a reservation; a day-long one where its time cannot be read. */
    VEvent event(DocumentRow row) {
        VEvent event = new VEvent(false);
        event.add(new Uid(uid(row.id())));
        event.add(new DtStamp(head.now().truncatedTo(ChronoUnit.SECONDS)));
        event.add(new Created(instant(row.createdAt())));
        event.add(new LastModified(instant(row.updatedAt())));
        event.add(new Sequence(sequence(row)));
        Integer start = row.start();
        if (start == null) {
            times(event, row.date(), row.date().plusDays(1));
            event.add(new Summary(messages.text("output.calendar.unreadable", title(row), row.writtenTime())));
        } else {
            Instant begin = row.date()
                    .atStartOfDay()
                    .plusMinutes(start)
                    .atZone(head.zone())
                    .toInstant();
            times(event, begin, begin.plus(Duration.ofMinutes(row.duration())));
            event.add(new Summary(title(row)));
        }
        if (everybody()) {
            event.add(new Description(messages.text("output.calendar.phone", row.phone())));
        }
        if (!address.isEmpty()) {
            event.add(new Location(address));
        }
        event.add(status(row));
        event.add(row.cancelled() ? ImmutableTransp.TRANSPARENT : ImmutableTransp.OPAQUE);
        return event;
    }

    private static <T extends Temporal> void times(VEvent event, T begin, T end) {
        event.add(new DtStart<>(begin));
        event.add(new DtEnd<>(end));
    }

    private boolean everybody() {
        return head.patient().isEmpty();
    }

    /** Of everybody's: who and what. Of a patient's own: what and where. */
    private String title(DocumentRow row) {
        return everybody() ? row.patientName() + " · " + row.serviceName() : row.serviceName() + " · " + head.clinic();
    }

    /** The same for a reservation in each file, so that a later file updates the event; ids may be any text. */
    static String uid(String id) {
        return (PLAIN_ID.matcher(id).matches()
                        ? id
                        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8))
                                .toString())
                + DOMAIN;
    }

    /** Grows with each change: the seconds from the booking to the last one. */
    private static int sequence(DocumentRow row) {
        return Math.toIntExact(
                Math.clamp(ChronoUnit.SECONDS.between(row.createdAt(), row.updatedAt()), 0, Integer.MAX_VALUE));
    }

    private static Instant instant(LocalDateTime utc) {
        return utc.toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Status status(DocumentRow row) {
        return switch (row.status().label()) {
            case WebsiteLabels.PENDING -> ImmutableStatus.VEVENT_TENTATIVE;
            case WebsiteLabels.CANCELLED, WebsiteLabels.REJECTED -> ImmutableStatus.VEVENT_CANCELLED;
            default -> ImmutableStatus.VEVENT_CONFIRMED;
        };
    }
}
