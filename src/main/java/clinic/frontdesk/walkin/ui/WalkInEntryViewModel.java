package clinic.frontdesk.walkin.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.walkin.WalkIn;
import clinic.frontdesk.walkin.WalkInSource;
import java.text.Normalizer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Somebody who came without a reservation, to be put into the queue. Lives on the screen's thread. */
public final class WalkInEntryViewModel {

    private final WalkInSource source;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty phone = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable ServiceChoice> service = new SimpleObjectProperty<>();
    private final ObservableList<ServiceChoice> services = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private Runnable onAdded = () -> {};
    private boolean busy;

    public WalkInEntryViewModel(WalkInSource source, BackgroundTasks tasks) {
        this.source = source;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
        name.subscribe(typed -> problem.set(Text.NONE));
    }

    /** Begins with an empty form. */
    public void open() {
        name.set("");
        phone.set("");
        service.set(null);
        problem.set(Text.NONE);
        reading.run(source::services, services::setAll, failure -> {});
    }

    /** Chooses a service by its number, from 1; the chosen one again for any service. */
    void choose(int number) {
        if (number >= 1 && number <= services.size()) {
            ServiceChoice wanted = services.get(number - 1);
            service.set(wanted.equals(service.get()) ? null : wanted);
        }
    }

    /** Puts the patient at the end of the queue. */
    public void add() {
        String typed = Normalizer.normalize(name.get().strip(), Normalizer.Form.NFC);
        if (busy) {
            return;
        }
        if (typed.isEmpty()) {
            problem.set(Text.of("walk-in.no-name"));
            return;
        }
        if (typed.length() > WalkIn.LONGEST_NAME || phone.get().strip().length() > WalkIn.LONGEST_PHONE) {
            problem.set(Text.of("walk-in.too-long"));
            return;
        }
        ServiceChoice wanted = service.get();
        busy = true;
        tasks.run(
                () -> source.add(typed, phone.get().strip(), wanted == null ? null : wanted.id()),
                added -> {
                    busy = false;
                    onAdded.run();
                },
                failure -> {
                    busy = false;
                    problem.set(failure.text());
                });
    }

    /** Sets the handler called once somebody stands in the queue. */
    public void setOnAdded(Runnable handler) {
        onAdded = handler;
    }

    public StringProperty nameProperty() {
        return name;
    }

    StringProperty phoneProperty() {
        return phone;
    }

    /** The wanted service; null for any. */
    ObjectProperty<@Nullable ServiceChoice> serviceProperty() {
        return service;
    }

    ObservableList<ServiceChoice> services() {
        return services;
    }

    ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
