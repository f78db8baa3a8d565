package clinic.frontdesk.commands;

import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.schedule.Slot;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the result of a command: one JSON document, or lines for a person. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final PrintWriter out;
    private final boolean json;

    Output(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Prints the document with {@code --json}, else the lines. */
    void print(Object document, List<String> lines) {
        if (json) {
            try {
                out.println(JSON.writeValueAsString(document));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        } else {
            lines.forEach(out::println);
        }
        out.flush();
    }

    static Map<String, Object> start(Slot start) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", start.date().toString());
        fields.put("period", start.period().name());
        fields.put("start", time(start.start()));
        fields.put("end", time(start.end()));
        fields.put("free", start.free());
        fields.put("capacity", start.capacity());
        fields.put("offGrid", start.offGrid());
        return fields;
    }

    static String line(Slot start) {
        return String.format(
                Locale.ROOT,
                "%s %s–%s  %d of %d free%s",
                start.date(),
                time(start.start()),
                time(start.end()),
                start.free(),
                start.capacity(),
                start.offGrid() ? "  (follows directly)" : "");
    }

    static String line(ShownCapacity shown) {
        return String.format(
                Locale.ROOT,
                "Capacity: %d at once would fit; the openings allow %d (%d of %d coming reservations are over it)."
                        + " \"frontdesk openings --capacity %d\" raises it; the website then offers more places, too.",
                shown.needed(),
                shown.allowed(),
                shown.over(),
                shown.coming(),
                shown.needed());
    }

    static String line(UnreadableClosure closure) {
        return closure.day() == null
                ? "The website's closures cannot be read (" + closure.written() + "); none of them closes anything."
                : "The website's closure " + closure.id() + " of " + closure.day() + " (" + closure.written()
                        + ") cannot be read and closes nothing.";
    }

    static String time(int minute) {
        return ClockTime.format(minute);
    }
}
