package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.Cancellations;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Asks why a reservation is cancelled, before it is. The reason may stay empty. Lives on the screen's thread. */
public final class CancelQuestionViewModel {

    private final Cancellations cancellations;
    private final Latest reading;
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final StringProperty reason = new SimpleStringProperty("");
    private final ObservableList<String> given = FXCollections.observableArrayList();
    private Consumer<String> onAnswered = answer -> {};
    private Runnable onEnded = () -> {};

    CancelQuestionViewModel(Cancellations cancellations, BackgroundTasks tasks) {
        this.cancellations = cancellations;
        this.reading = new Latest(tasks);
        asking.subscribe(now -> {
            if (!now) {
                onEnded.run();
            }
        });
    }

    void ask() {
        reason.set("");
        asking.set(true);
        // Without the remembered reasons the fixed ones are offered.
        reading.run(cancellations::givenReasons, given::setAll, failure -> {});
    }

    /** Ends the question; the reservation stays. */
    public void keep() {
        asking.set(false);
    }

    /** Cancels with the reason that was typed. */
    public void answer() {
        answer(reason.get().strip());
    }

    /** Cancels with a reason, or with none where it is empty. */
    public void answer(String why) {
        if (asking.get()) {
            asking.set(false);
            onAnswered.accept(why);
        }
    }

    void setOnAnswered(Consumer<String> handler) {
        onAnswered = handler;
    }

    void setOnEnded(Runnable handler) {
        onEnded = handler;
    }

    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    public StringProperty reasonProperty() {
        return reason;
    }

    /** The reasons that were given before, the most frequent first. */
    public List<String> given() {
        return given;
    }

    ObservableList<String> givenList() {
        return given;
    }
}
