package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.reservation.AttentionItem;
import clinic.frontdesk.reservation.AttentionSource;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The reservations that wait for a person: web requests, and rows with something wrong. */
public final class AttentionListViewModel {

    private final AttentionSource source;
    private final BackgroundTasks tasks;
    private final Messages messages;
    private final ObservableList<AttentionItem> unconfirmed = FXCollections.observableArrayList();
    private final ObservableList<AttentionItem> attention = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Consumer<AttentionItem> onChosen = item -> {};

    private record Both(List<AttentionItem> unconfirmed, List<AttentionItem> attention) {}

    public AttentionListViewModel(AttentionSource source, BackgroundTasks tasks, Messages messages) {
        this.source = source;
        this.tasks = tasks;
        this.messages = messages;
    }

    /** Reads both lists again. */
    public void load() {
        tasks.run(
                () -> new Both(source.unconfirmed(), source.attention()),
                both -> {
                    notice.set("");
                    unconfirmed.setAll(both.unconfirmed());
                    attention.setAll(both.attention());
                    loaded.set(true);
                },
                failure -> notice.set(messages.text(
                        "booking.failed." + DatabaseFailures.classify(failure).code())));
    }

    /** Opens one. */
    public void choose(AttentionItem item) {
        onChosen.accept(item);
    }

    public void setOnChosen(Consumer<AttentionItem> handler) {
        onChosen = handler;
    }

    public ObservableList<AttentionItem> unconfirmed() {
        return unconfirmed;
    }

    public ObservableList<AttentionItem> attention() {
        return attention;
    }

    /** A failure in one sentence; empty while all is well. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }
}
