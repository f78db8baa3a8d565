package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.ui.Suggestions;
import java.util.function.Consumer;

/** The search of patients behind the name field of a wish. */
public final class WishSearchViewModel {

    private static final int MOST = 6;

    private final PatientSearch patients;
    private final Latest searching;
    private final Suggestions<PatientSummary> results = new Suggestions<>();
    private Consumer<PatientSummary> onPicked = patient -> {};
    private boolean pending;
    /** Enter was pressed before the results of the text were there. */
    private boolean entered;

    WishSearchViewModel(PatientSearch patients, BackgroundTasks tasks) {
        this.patients = patients;
        this.searching = new Latest(tasks);
    }

    void typed(String query) {
        entered = false;
        if (query.isBlank()) {
            close();
            return;
        }
        pending = true;
        searching.run(
                () -> patients.find(query, MOST),
                found -> {
                    pending = false;
                    results.show(found, true);
                    if (entered) {
                        enter();
                    }
                },
                failure -> close());
    }

    /** Picks the highlighted result, at once or when the results are there; false where there is none. */
    boolean enter() {
        if (pending) {
            entered = true;
            return true;
        }
        entered = false;
        boolean any = results.current().isPresent();
        results.current().ifPresent(this::pick);
        return any;
    }

    /** Picks a result. */
    public void pick(PatientSummary patient) {
        close();
        onPicked.accept(patient);
    }

    /** Closes the results and drops those that are not there yet. */
    public void close() {
        searching.cancel();
        pending = false;
        entered = false;
        results.close();
    }

    void setOnPicked(Consumer<PatientSummary> handler) {
        onPicked = handler;
    }

    public Suggestions<PatientSummary> results() {
        return results;
    }
}
