package clinic.frontdesk.waitlist;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Optional;
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
        history.did(new ReversibleStep(
                describe("history.waiting-added", wish), () -> list.remove(wish.id()), () -> list.restore(wish.id())));
        return wish;
    }

    @Override
    public Optional<Wish> change(Wish seen, WishPatient patient, WishTerms terms) {
        Optional<Wish> changed = list.change(seen, patient, terms);
        changed.ifPresent(now -> history.did(new ReversibleStep(
                describe("history.waiting-changed", now), () -> write(now, seen), () -> write(seen, now))));
        return changed;
    }

    @Override
    public boolean remove(long id) {
        Optional<Wish> wish = find(list, id);
        boolean removed = list.remove(id);
        if (removed && wish.isPresent()) {
            history.did(new ReversibleStep(
                    describe("history.waiting-removed", wish.get()), () -> list.restore(id), () -> list.remove(id)));
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

    /** By what the wish says, as it has another version after it was taken off the list and put back. */
    private boolean write(Wish seen, Wish wanted) {
        return find(list, seen.id())
                .filter(now ->
                        now.patient().equals(seen.patient()) && now.terms().equals(seen.terms()))
                .flatMap(now -> list.change(now, wanted.patient(), wanted.terms()))
                .isPresent();
    }
}
