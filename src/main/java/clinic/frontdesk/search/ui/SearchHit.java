package clinic.frontdesk.search.ui;

import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.ui.Action;
import java.time.LocalDate;

/** One result of the search. */
public sealed interface SearchHit {

    /** A patient. */
    record PatientHit(PatientSummary patient) implements SearchHit {}

    /** A command that can be run now. */
    record CommandHit(Action action) implements SearchHit {}

    /** A date, with the half-day or time that was typed with it. */
    record DateHit(LocalDate date, DatePhrase phrase) implements SearchHit {}
}
