package clinic.frontdesk.catalog;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.text.Text;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Services whose changes are added to the desk's history. */
public final class UndoableServices implements Services {

    private final Services services;
    private final History history;

    public UndoableServices(Services services, History history) {
        this.services = services;
        this.history = history;
    }

    @Override
    public Catalog list() {
        return services.list();
    }

    @Override
    public SaveOutcome save(Service loaded, Service wanted) {
        SaveOutcome outcome = services.save(loaded, wanted);
        if (outcome instanceof SaveOutcome.Saved(Service saved) && !saved.equals(loaded)) {
            history.did(new SaveStep(services, loaded, saved));
        }
        return outcome;
    }

    @Override
    public SetUpOutcome setUp(
            String code, String name, int durationMinutes, int bufferMinutes, boolean active, BooleanSupplier stop) {
        SetUpOutcome outcome = services.setUp(code, name, durationMinutes, bufferMinutes, active, stop);
        int linked = outcome.linked().count();
        switch (outcome) {
            case SetUpOutcome.Created(Service service, SetUpOutcome.Linked all) ->
                history.did(new SetUpStep(services, new AtomicReference<>(service), linked));
            case SetUpOutcome.AlreadyThere(Service service, SetUpOutcome.Linked all) -> {
                if (linked > 0) {
                    history.did(new LinkStep(service.name(), linked));
                }
            }
        }
        return outcome;
    }

    /** Not added to the history: this is how the history itself writes. */
    @Override
    public RemoveOutcome remove(Service unused) {
        return services.remove(unused);
    }

    private record SaveStep(Services services, Service before, Service after) implements UndoStep {

        @Override
        public Text describe() {
            return ServiceChangeTexts.of(before, after);
        }

        @Override
        public Optional<Text> irreversible() {
            return ServiceProblems.none(before.name(), before.durationMinutes(), before.bufferMinutes())
                    ? Optional.empty()
                    : Optional.of(Text.of("undo.why.not-valid"));
        }

        @Override
        public UndoResult undo() {
            return result(services.save(after, before));
        }

        @Override
        public UndoResult redo() {
            return result(services.save(before, after));
        }

        private UndoResult result(SaveOutcome outcome) {
            return outcome instanceof SaveOutcome.Saved
                    ? new UndoResult.Done(describe(), Set.of())
                    : new UndoResult.ChangedMeanwhile(describe());
        }
    }

    /**
     * A service that was set up. It has another id every time it is.
     *
     * @param linked the reservations that were linked to it, which it cannot be taken from
     */
    private record SetUpStep(Services services, AtomicReference<Service> service, int linked) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of("history.service-set-up", service.get().name());
        }

        @Override
        public Optional<Text> irreversible() {
            return linked == 0 ? Optional.empty() : Optional.of(Text.of("undo.why.linked", linked));
        }

        @Override
        public UndoResult undo() {
            return switch (services.remove(service.get())) {
                case REMOVED -> new UndoResult.Done(describe(), Set.of());
                case IN_USE -> new UndoResult.CannotUndo(describe(), Text.of("undo.why.service-in-use"));
                case CHANGED -> new UndoResult.ChangedMeanwhile(describe());
            };
        }

        @Override
        public UndoResult redo() {
            Service wanted = service.get();
            SetUpOutcome outcome = services.setUp(
                    wanted.code(),
                    wanted.name(),
                    wanted.durationMinutes(),
                    wanted.bufferMinutes(),
                    wanted.active(),
                    () -> false);
            if (outcome instanceof SetUpOutcome.Created(Service created, SetUpOutcome.Linked all)) {
                service.set(created);
                return new UndoResult.Done(describe(), Set.of());
            }
            return new UndoResult.ChangedMeanwhile(describe());
        }
    }

    /** Reservations that were linked to a service which existed. */
    private record LinkStep(String name, int linked) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of("history.service-linked", name, linked);
        }

        @Override
        public Optional<Text> irreversible() {
            return Optional.of(Text.of("undo.why.linked", linked));
        }

        @Override
        public UndoResult undo() {
            return new UndoResult.CannotUndo(describe(), Text.of("undo.why.linked", linked));
        }

        @Override
        public UndoResult redo() {
            return undo();
        }
    }
}
