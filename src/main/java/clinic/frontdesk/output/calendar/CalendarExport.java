package clinic.frontdesk.output.calendar;

import clinic.frontdesk.output.DocumentEntry;
import clinic.frontdesk.output.DocumentFiles;
import clinic.frontdesk.output.DocumentFormat;
import clinic.frontdesk.output.DocumentHead;
import clinic.frontdesk.output.DocumentKind;
import clinic.frontdesk.output.DocumentReader;
import clinic.frontdesk.output.DocumentSelection;
import clinic.frontdesk.output.Letterheads;
import clinic.frontdesk.output.MonitoredRows;
import clinic.frontdesk.output.OutputException;
import clinic.frontdesk.output.OutputMonitor;
import clinic.frontdesk.output.WrittenDocument;
import clinic.frontdesk.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import net.fortuna.ical4j.model.property.XProperty;
import org.jooq.DSLContext;

/**
 * Writes reservations of a period or a patient as a calendar file (RFC 5545). Cancelled and rejected ones are in it as
 * cancelled, so that an event of an earlier file goes. No requests and no memos: calendars are often shared.
 */
public final class CalendarExport {

    private static final String LINE_END = "\r\n";
    private static final Pattern TO_ESCAPE = Pattern.compile("([\\\\;,])");

    private final DSLContext dsl;
    private final Messages messages;

    /** @param dsl on connections whose statements may last */
    public CalendarExport(DSLContext dsl, Messages messages) {
        this.dsl = dsl;
        this.messages = messages;
    }

    /**
     * Writes a calendar file.
     *
     * @param replace whether a file of that name is replaced
     * @throws OutputException when the file cannot be written, there is no such patient, or it was stopped
     */
    public WrittenDocument write(DocumentSelection selection, Path file, boolean replace, OutputMonitor monitor) {
        return new DocumentFiles(dsl)
                .write(
                        file,
                        replace,
                        out -> DocumentReader.inSnapshot(dsl, reader -> {
                            try {
                                return write(reader, selection, out, new MonitoredRows(monitor, file));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }));
    }

    private DocumentEntry write(
            DocumentReader reader, DocumentSelection selection, OutputStream out, MonitoredRows monitored)
            throws IOException {
        DocumentHead head = DocumentHead.read(reader, selection, messages);
        long count = reader.count(selection);
        FoldedLines lines = new FoldedLines(out);
        lines.write(String.join(
                LINE_END,
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//clinic//frontdesk//"
                        + messages.locale().getLanguage().toUpperCase(Locale.ROOT),
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH"));
        property(lines, "X-WR-CALNAME", messages.text("output.calendar.name", head.clinic()));
        property(
                lines,
                "X-WR-CALDESC",
                messages.text("output.calendar.contents", head.title(), count) + " · " + head.madeAt());
        CalendarEvents events =
                new CalendarEvents(head, new Letterheads(reader.dsl()).read().address(), messages);
        monitored.read(reader, selection, row -> lines.write(events.event(row).toString()));
        lines.write("END:VCALENDAR");
        return new DocumentEntry(
                DocumentKind.RESERVATIONS, DocumentFormat.ICS, selection.period(), selection.subject(), false, count);
    }

    /** The library does not escape values of such properties. */
    private static void property(FoldedLines lines, String name, String text) throws IOException {
        String escaped = TO_ESCAPE.matcher(text).replaceAll("\\\\$1").replaceAll("\\R", "\\\\n");
        lines.write(new XProperty(name, escaped).toString());
    }
}
