package clinic.frontdesk.waitlist;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A waiting list whose changes are added to the desk's history. Settling belongs to the step of the booking. */
public final class UndoableWaitingList implements WaitingList {

    private final WaitingList list;
    private final History history;

    public UndoableWaitingList(WaitingList list, History history) {
        this.list = list;
        this.history = history;
    }

    @Override
    public List<Wish> open() {
        return list.open();
    }

    @Override
    public List<Wish> expired() {
        return list.expired();
    }

    @Override
    public List<WaitingService> services() {
        return list.services();
    }

    @Override
    public Wish add(WishPatient patient, WishTerms terms) {
        Wish wish = list.add(patient, terms);
        history.did(new ListStep(
                "history.waiting-added", wish, () -> list.remove(wish.id()), () -> list.restore(wish.id())));
        return wish;
    }

    @Override
    public Optional<Wish> change(Wish seen, WishPatient patient, WishTerms terms) {
        Optional<Wish> changed = list.change(seen, patient, terms);
        changed.ifPresent(now -> history.did(new ChangeStep(list, seen, now)));
        return changed;
    }

    @Override
    public boolean remove(long id) {
        Optional<Wish> wish = find(list, id);
        boolean removed = list.remove(id);
        if (removed && wish.isPresent()) {
            history.did(
                    new ListStep("history.waiting-removed", wish.get(), () -> list.restore(id), () -> list.remove(id)));
        }
        return removed;
    }

    @Override
    public boolean restore(long id) {
        return list.restore(id);
    }

    @Override
    public boolean settle(long id, String reservationId) {
        return list.settle(id, reservationId);
    }

    @Override
    public boolean reopen(long id, String reservationId) {
        return list.reopen(id, reservationId);
    }

    private static Optional<Wish> find(WaitingList list, long id) {
        return Stream.concat(list.open().stream(), list.expired().stream())
                .filter(wish -> wish.id() == id)
                .findFirst();
    }

    private static Text describe(String key, Wish wish) {
        return Text.of(key, wish.patient().name(), wish.terms().serviceName());
    }

    private record ListStep(String key, Wish wish, BooleanSupplier back, BooleanSupplier again) implements UndoStep {

        @Override
        public Text describe() {
            return UndoableWaitingList.describe(key, wish);
        }

        @Override
        public UndoResult undo() {
            return result(back.getAsBoolean());
        }

        @Override
        public UndoResult redo() {
            return result(again.getAsBoolean());
        }

        private UndoResult result(boolean done) {
            return done ? new UndoResult.Done(describe(), Set.of()) : new UndoResult.ChangedMeanwhile(describe());
        }
    }

    private record ChangeStep(WaitingList list, Wish before, Wish after) implements UndoStep {

        @Override
        public Text describe() {
            return UndoableWaitingList.describe("history.waiting-changed", after);
        }

        @Override
        public UndoResult undo() {
            return write(after, before);
        }

        @Override
        public UndoResult redo() {
            return write(before, after);
        }

        /** By what the wish says, as it has another version after it was taken off the list and put back. */
        private UndoResult write(Wish seen, Wish wanted) {
            boolean written = find(list, seen.id())
                    .filter(now ->
                            now.patient().equals(seen.patient()) && now.terms().equals(seen.terms()))
                    .flatMap(now -> list.change(now, wanted.patient(), wanted.terms()))
                    .isPresent();
            return written ? new UndoResult.Done(describe(), Set.of()) : new UndoResult.ChangedMeanwhile(describe());
        }
    }
}
