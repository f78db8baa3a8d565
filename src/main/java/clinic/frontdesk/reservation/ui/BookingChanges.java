package clinic.frontdesk.reservation.ui;

import java.util.List;
import javafx.beans.Observable;

/** Everything in a booking form on which its button and its problems depend. */
final class BookingChanges {

    private final List<Observable> sources;

    BookingChanges(BookingFormViewModel form) {
        PatientFieldsViewModel patient = form.patient();
        ServiceFieldViewModel service = form.service();
        StartsViewModel starts = form.starts();
        CourseViewModel course = form.course();
        sources = List.of(
                form.busyProperty(),
                form.waitingProperty(),
                patient.nameProperty(),
                patient.phoneProperty(),
                patient.birthProperty(),
                patient.pickedProperty(),
                patient.search().pendingProperty(),
                patient.search().results().highlightedProperty(),
                service.textProperty(),
                service.chosenProperty(),
                service.suggestions().highlightedProperty(),
                starts.phraseProperty(),
                starts.chosenProperty(),
                starts.loadingProperty(),
                course.onProperty(),
                course.countProperty(),
                course.weeksProperty(),
                course.pendingProperty(),
                course.rows(),
                form.squeezeIn().reasonProperty(),
                form.squeezeIn().obstacleProperty());
    }

    /** Calls now and after each change. */
    void subscribe(Runnable call) {
        for (Observable source : sources) {
            source.subscribe(call);
        }
        call.run();
    }
}
