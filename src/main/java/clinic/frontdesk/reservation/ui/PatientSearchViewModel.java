package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.patient.PatientSearch;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.ui.Suggestions;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The search behind the name field: its results while one types, and the one that Enter picks. */
public final class PatientSearchViewModel {

    private static final int MOST = 6;

    private final PatientSearch search;
    private final Latest searching;
    private final Suggestions<PatientSummary> results = new Suggestions<>();
    private final ReadOnlyBooleanWrapper pending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);

    private Consumer<PatientSummary> onPicked = patient -> {};
    private Runnable onNobody = () -> {};
    private String searched = "";
    /** Enter was pressed before the results of the text were there. */
    private boolean entered;

    PatientSearchViewModel(PatientSearch search, BackgroundTasks tasks) {
        this.search = search;
        this.searching = new Latest(tasks);
    }

    /** Searches for what the field holds now. */
    void typed(String query) {
        entered = false;
        if (query.isBlank()) {
            close();
            return;
        }
        searched = query;
        pending.set(true);
        searching.run(
                () -> search.find(query, MOST),
                found -> {
                    pending.set(false);
                    problem.set(Text.NONE);
                    results.show(found, true);
                    if (entered) {
                        entered = false;
                        enter();
                    }
                },
                failure -> {
                    pending.set(false);
                    entered = false;
                    results.close();
                    problem.set(failure.text());
                });
    }

    /** Searches again where results are shown, as the patients have changed; the highlighted one stays. */
    public void refresh() {
        if (!results.open() || pending.get()) {
            return;
        }
        Optional<PatientSummary> before = results.current();
        String query = searched;
        searching.run(
                () -> search.find(query, MOST),
                found -> {
                    results.show(found, false);
                    results.highlight(found.stream()
                            .filter(one -> before.isPresent()
                                    && one.id() == before.get().id())
                            .findFirst()
                            .or(() -> found.stream().findFirst()));
                },
                failure -> {});
    }

    /** Picks the highlighted result, at once or when the results are there. */
    void enter() {
        if (pending.get()) {
            entered = true;
        } else {
            results.current().ifPresentOrElse(this::pick, onNobody);
        }
    }

    /** Picks a result. */
    public void pick(PatientSummary patient) {
        close();
        onPicked.accept(patient);
    }

    /** Closes the results and drops those that are not there yet. */
    public void close() {
        searching.cancel();
        pending.set(false);
        entered = false;
        results.close();
    }

    void setOnPicked(Consumer<PatientSummary> handler) {
        onPicked = handler;
    }

    /** Sets what happens when Enter finds no result. */
    void setOnNobody(Runnable handler) {
        onNobody = handler;
    }

    public Suggestions<PatientSummary> results() {
        return results;
    }

    /** Whether results of the typed text are still to come. */
    public ReadOnlyBooleanProperty pendingProperty() {
        return pending.getReadOnlyProperty();
    }

    /** Why nothing could be searched; empty where it could. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
