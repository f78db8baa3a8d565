package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.MoveResult;
import clinic.frontdesk.reservation.Moves;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.reservation.ServiceChoices;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Asks for another service of a reservation, and says before it is changed what that does to its minutes, and what would be
 * in the way. Lives on the screen's thread.
 */
public final class ServiceChangeViewModel {

    private final Moves moves;
    private final ServiceChoices choices;
    private final BackgroundTasks tasks;
    private final Latest reading;
    private final Latest checking;
    private final ServiceFieldViewModel field = new ServiceFieldViewModel();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Text> effect = new ReadOnlyObjectWrapper<>(Text.NONE);
    private final ReadOnlyObjectWrapper<Text> problem = new ReadOnlyObjectWrapper<>(Text.NONE);
    private Consumer<Text> onChanged = done -> {};
    private Runnable onEnded = () -> {};
    private @Nullable ReservationDetails of;

    public ServiceChangeViewModel(Moves moves, ServiceChoices choices, BackgroundTasks tasks) {
        this.moves = moves;
        this.choices = choices;
        this.tasks = tasks;
        this.reading = new Latest(tasks);
        this.checking = new Latest(tasks);
        field.currentProperty().subscribe(this::check);
        asking.subscribe(now -> {
            if (!now) {
                onEnded.run();
            }
        });
    }

    /** Asks for another service of a reservation. */
    void ask(ReservationDetails reservation) {
        of = reservation;
        field.clear();
        say(Text.NONE);
        asking.set(true);
        reading.run(
                choices::active,
                services -> {
                    field.offer(services.stream()
                            .filter(service -> !service.id().equals(reservation.serviceId()))
                            .toList());
                    if (field.offered().isEmpty()) {
                        say(Text.of("service-change.none"));
                    }
                    field.suggest();
                },
                failure -> say(failure.text()));
    }

    /** Follows the reservation, whose service another client may have changed. */
    void follow(ReservationDetails now) {
        ReservationDetails before = of;
        if (!asking.get() || before == null) {
            return;
        }
        if (!now.id().equals(before.id()) || !now.status().holdsPlace()) {
            keep();
        } else if (!Objects.equals(now.serviceId(), before.serviceId())) {
            of = now;
            say(Text.of("service-change.changed", before.serviceName(), now.serviceName()));
        } else {
            of = now;
            check(field.currentProperty().get());
        }
    }

    private void check(@Nullable ServiceChoice choice) {
        checking.cancel();
        effect.set(Text.NONE);
        ReservationDetails now = of;
        if (choice == null || now == null) {
            return;
        }
        problem.set(Text.NONE);
        Text minutes =
                Text.of("service-change.minutes", now.duration(), now.buffer(), choice.duration(), choice.buffer());
        effect.set(minutes);
        checking.run(
                () -> moves.obstacleOfService(now.id(), choice.id()),
                obstacle -> {
                    effect.set(obstacle.isPresent() ? minutes : Text.of("service-change.fits", minutes));
                    problem.set(obstacle.orElse(Text.NONE));
                },
                failure -> say(failure.text()));
    }

    /** Takes the highlighted service, or changes to the chosen one. */
    public void enter() {
        if (field.currentProperty().get() == null) {
            field.enter();
        } else {
            answer();
        }
    }

    /** Changes to the chosen service. */
    public void answer() {
        ReservationDetails now = of;
        ServiceChoice choice = field.currentProperty().get();
        if (now == null || choice == null || busy.get()) {
            return;
        }
        busy.set(true);
        tasks.run(
                () -> moves.changeService(now.id(), choice.id()),
                result -> {
                    busy.set(false);
                    answered(now, choice, result);
                },
                failure -> {
                    busy.set(false);
                    say(failure.text());
                });
    }

    private void answered(ReservationDetails before, ServiceChoice choice, MoveResult result) {
        switch (result.outcome()) {
            case BookingOutcome.Accepted accepted -> {
                asking.set(false);
                onChanged.accept(Text.of("service-change.done", before.serviceName(), choice.name()));
            }
            case BookingOutcome.Refused refused -> say(result.reason());
            case BookingOutcome.Gone gone -> say(Text.of("panel.gone"));
        }
    }

    /** Ends the question; the service stays. */
    public void keep() {
        asking.set(false);
        reading.cancel();
        checking.cancel();
        of = null;
    }

    private void say(Text text) {
        effect.set(Text.NONE);
        problem.set(text);
    }

    /** Sets the handler called after a change, with what was changed in a sentence. */
    void setOnChanged(Consumer<Text> handler) {
        onChanged = handler;
    }

    void setOnEnded(Runnable handler) {
        onEnded = handler;
    }

    public ServiceFieldViewModel field() {
        return field;
    }

    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** Whether the change is being written. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What the chosen service does to the minutes, and whether it fits; empty without one. */
    public ReadOnlyObjectProperty<Text> effectProperty() {
        return effect.getReadOnlyProperty();
    }

    /** What is in the way, or a failure; empty without one. */
    public ReadOnlyObjectProperty<Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
