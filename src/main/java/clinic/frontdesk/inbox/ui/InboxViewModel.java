package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.BackgroundTasks;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The reservations that wait for a person: web requests, and rows with something wrong. */
public final class InboxViewModel {

    private final InboxSource source;
    private final BackgroundTasks tasks;
    private final Messages messages;
    private final ObservableList<InboxItem> unconfirmed = FXCollections.observableArrayList();
    private final ObservableList<InboxItem> attention = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Consumer<InboxItem> onChosen = item -> {};

    private record Both(List<InboxItem> unconfirmed, List<InboxItem> attention) {}

    public InboxViewModel(InboxSource source, BackgroundTasks tasks, Messages messages) {
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
    public void choose(InboxItem item) {
        onChosen.accept(item);
    }

    public void setOnChosen(Consumer<InboxItem> handler) {
        onChosen = handler;
    }

    public ObservableList<InboxItem> unconfirmed() {
        return unconfirmed;
    }

    public ObservableList<InboxItem> attention() {
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
