package clinic.frontdesk.search.ui;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.ui.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Records where the search led. */
final class RecordedTargets implements SearchTargets {

    final List<String> led = new ArrayList<>();

    @Override
    public void book(PatientSummary patient) {
        led.add("book " + patient.name());
    }

    @Override
    public void bookNew(String typed) {
        led.add("new " + typed);
    }

    @Override
    public void visits(PatientSummary patient) {
        led.add("visits " + patient.name());
    }

    @Override
    public void open(String reservationId, LocalDate day) {
        led.add("open " + reservationId + " " + day);
    }

    @Override
    public void show(LocalDate date) {
        led.add("show " + date);
    }

    @Override
    public void run(Action action) {
        led.add("run " + action);
    }
}
