package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Booking outcomes as they are printed. */
final class BookingAnswer {

    private BookingAnswer() {}

    /** The JSON document of an outcome; empty where the reservation is gone. */
    static Map<String, Object> document(BookingOutcome outcome) {
        Map<String, Object> document = new LinkedHashMap<>();
        switch (outcome) {
            case BookingOutcome.Accepted accepted -> {
                document.put("id", accepted.reservationId());
                document.put(
                        "sameTime",
                        accepted.sameTime().stream()
                                .map(other -> Map.of(
                                        "id", other.reservationId(),
                                        "start", Output.time(other.start()),
                                        "end", Output.time(other.end())))
                                .toList());
            }
            case BookingOutcome.Refused refused -> {
                document.put("refused", refused.reason().code());
                document.put(
                        "nearest", refused.nearest().stream().map(Output::start).toList());
            }
            case BookingOutcome.Gone gone -> {}
        }
        return document;
    }

    /** The lines of an outcome; {@code done} is the verb for an accepted one. */
    static List<String> lines(BookingOutcome outcome, String done) {
        List<String> lines = new ArrayList<>();
        switch (outcome) {
            case BookingOutcome.Accepted accepted -> {
                lines.add(done + ": " + accepted.reservationId());
                accepted.sameTime()
                        .forEach(other -> lines.add(String.format(
                                Locale.ROOT,
                                "Note: the same patient has %s–%s too (%s).",
                                Output.time(other.start()),
                                Output.time(other.end()),
                                other.reservationId())));
            }
            case BookingOutcome.Refused refused -> {
                lines.add(
                        refused.nearest().isEmpty()
                                ? "Refused: " + refused.reason().code() + ". Nothing is free in the next 90 days."
                                : "Refused: " + refused.reason().code() + ". The nearest free starts:");
                refused.nearest().forEach(start -> lines.add("  " + Output.line(start)));
            }
            case BookingOutcome.Gone gone -> {}
        }
        return lines;
    }

    /** The exit code of an outcome that is not gone. */
    static int exit(BookingOutcome outcome) {
        return outcome instanceof BookingOutcome.Refused ? ExitCode.REFUSED : ExitCode.DONE;
    }
}
