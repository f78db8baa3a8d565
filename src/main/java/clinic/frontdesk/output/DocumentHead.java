package clinic.frontdesk.output;

import clinic.frontdesk.text.Messages;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What a file says of itself.
 *
 * @param clinic the clinic's name
 * @param title what it is, with its days; no patient's name
 * @param period its days in words
 * @param patient the patient's id; empty for everybody
 * @param madeAt when it was made, on the clinic's wall clock
 * @param now the same instant
 * @param zone the clinic's
 */
public record DocumentHead(
        String clinic, String title, String period, String patient, String madeAt, Instant now, ZoneId zone) {

    /**
     * Reads what a file of a selection says.
     *
     * @throws OutputException when there is no such patient
     */
    public static DocumentHead read(DocumentReader reader, DocumentSelection selection, Messages messages) {
        Long patient = selection.patientId();
        if (patient != null && !reader.hasPatient(patient)) {
            throw new OutputException(OutputProblem.NO_PATIENT, patient.toString());
        }
        Letterhead letterhead = new Letterheads(reader.dsl()).read();
        Clock clock = reader.clock();
        LocalDateTime now = LocalDateTime.now(clock);
        DocumentPeriod days = selection.period();
        String period = days == null
                ? messages.text("output.about.every-day")
                : messages.text("output.period", days.first(), days.last());
        return new DocumentHead(
                letterhead.name().isEmpty() ? messages.text("output.clinic") : letterhead.name(),
                messages.text("output.title.reservations", period),
                period,
                patient == null ? "" : patient.toString(),
                String.format(Locale.ROOT, "%s %02d:%02d", now.toLocalDate(), now.getHour(), now.getMinute()),
                clock.instant(),
                clock.getZone());
    }
}
