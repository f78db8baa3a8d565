package clinic.frontdesk.search.ui;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.ui.Action;
import java.time.LocalDate;

/** Where the search leads. Each call comes after the search is closed. */
public interface SearchTargets {

    /** Opens the booking form for a patient. */
    void book(PatientSummary patient);

    /** Opens the booking form for a new patient with what was typed. */
    void bookNew(String typed);

    /** Shows a patient's visits. */
    void visits(PatientSummary patient);

    /** Opens a reservation. */
    void open(String reservationId, LocalDate day);

    /** Shows a date. */
    void show(LocalDate date);

    /** Runs a command. */
    void run(Action action);
}
