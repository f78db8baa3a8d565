package clinic.frontdesk.reservation;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.reservation.ReviewActs.Leaving;
import clinic.frontdesk.reservation.ReviewActs.Rejection;
import clinic.frontdesk.text.Text;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Confirms and rejects web requests, cancels reservations, and leaves flagged ones as they are. Accepted decisions are added to the
 * desk's history. Every call goes to the database and blocks; it throws
 * {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public final class Reviews implements Cancellations {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = DeskBookings.LONGEST_REASON;

    private final DSLContext dsl;
    private final BookingTransactions transactions;
    private final DeskBookings bookings;
    private final History history;
    private final WriteListener listener;

    /**
     * @param bookings gives the nearest starts of a refusal
     * @param listener is told of every accepted write that changes a reservation's state, also of those that undo and redo
     */
    public Reviews(DSLContext dsl, DeskBookings bookings, History history, WriteListener listener) {
        this.dsl = dsl;
        this.transactions = new BookingTransactions(dsl);
        this.bookings = bookings;
        this.history = history;
        this.listener = listener;
    }

    /** Confirms a request; gone where it does not exist, or where somebody has answered it already. */
    public BookingOutcome confirm(String reservationId) {
        return write("", acts -> acts.confirm(reservationId), made -> {
            listener.written(List.of(made));
            history.did(new ConfirmStep(bookings, made));
        });
    }

    /**
     * Rejects a request or a reservation, and notes the reason for the website's people; gone where it does not exist, or
     * holds no place any more.
     *
     * @param reason for a person to read: 1 to {@value #LONGEST_REASON} characters
     */
    public BookingOutcome reject(String reservationId, String reason) {
        return end(reservationId, Status.REJECTED, reason);
    }

    @Override
    public BookingOutcome cancel(String reservationId, String reason) {
        return end(reservationId, Status.CANCELLED, reason);
    }

    @Override
    public List<String> givenReasons() {
        return new CancelReasons(dsl).mostFrequent();
    }

    private BookingOutcome end(String reservationId, Status ended, String reason) {
        String stored = stored(reason);
        return write("", acts -> acts.end(reservationId, ended, stored), made -> {
            listener.written(List.of(made.change()));
            history.did(new EndStep(this, new AtomicReference<>(made), ended, stored));
        });
    }

    /**
     * Leaves a flagged reservation as it is; gone where it does not exist, or has nothing to settle any more.
     *
     * @param reason for a person to read: 1 to {@value #LONGEST_REASON} characters
     */
    public BookingOutcome leave(String reservationId, String reason) {
        String stored = stored(reason);
        return write(
                stored,
                acts -> acts.leave(reservationId, stored),
                made -> history.did(new LeaveStep(this, new AtomicReference<>(made), stored)));
    }

    private static String stored(String reason) {
        String stored = Normalizer.normalize(reason.strip(), Normalizer.Form.NFC);
        if (stored.isEmpty() || stored.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a reason has 1 to " + LONGEST_REASON + " characters");
        }
        return stored;
    }

    /** Runs an act in a transaction, and hands over what it made once that is committed. */
    private <T> BookingOutcome write(String squeezeIn, Function<ReviewActs, T> act, Consumer<T> made) {
        AtomicReference<T> result = new AtomicReference<>();
        BookingOutcome outcome = transactions.run(
                transaction -> {
                    result.set(act.apply(new ReviewActs(transaction, new DeskWriter(squeezeIn))));
                    return new BookingOutcome.Accepted("");
                },
                List::of);
        if (outcome instanceof BookingOutcome.Accepted) {
            made.accept(result.get());
        }
        return outcome;
    }

    private UndoResult undone(Text what, Set<LocalDate> days, BookingOutcome outcome) {
        return switch (outcome) {
            case BookingOutcome.Accepted accepted -> new UndoResult.Done(what, days);
            case BookingOutcome.Refused refused ->
                new UndoResult.RefusedNow(what, refused.reason().code(), refused.nearest());
            case BookingOutcome.Gone gone -> new UndoResult.ChangedMeanwhile(what);
        };
    }

    private record ConfirmStep(DeskBookings bookings, ReservationChange change) implements UndoStep {

        @Override
        public Text describe() {
            return ChangeTexts.of(List.of(change));
        }

        @Override
        public UndoResult undo() {
            return restored(change.undone());
        }

        @Override
        public UndoResult redo() {
            return restored(change.redone());
        }

        private UndoResult restored(ReservationChange wanted) {
            return switch (bookings.restore(List.of(wanted))) {
                case BookingOutcome.Accepted accepted -> new UndoResult.Done(describe(), change.days());
                case BookingOutcome.Refused refused ->
                    new UndoResult.RefusedNow(describe(), refused.reason().code(), refused.nearest());
                case BookingOutcome.Gone gone -> new UndoResult.ChangedMeanwhile(describe());
            };
        }
    }

    private record EndStep(Reviews reviews, AtomicReference<Rejection> rejection, Status ended, String reason)
            implements UndoStep {

        @Override
        public Text describe() {
            return ChangeTexts.of(List.of(rejection.get().change()));
        }

        @Override
        public UndoResult undo() {
            Rejection made = rejection.get();
            BookingOutcome outcome = reviews.write(
                    "",
                    acts -> {
                        acts.takeBack(made, reason);
                        return made;
                    },
                    done -> reviews.listener.written(List.of(done.change().undone())));
            return reviews.undone(describe(), made.change().days(), outcome);
        }

        @Override
        public UndoResult redo() {
            String id = rejection.get().change().reservationId();
            BookingOutcome outcome = reviews.write("", acts -> acts.end(id, ended, reason), made -> {
                reviews.listener.written(List.of(made.change()));
                rejection.set(made);
            });
            return reviews.undone(describe(), rejection.get().change().days(), outcome);
        }
    }

    private record LeaveStep(Reviews reviews, AtomicReference<Leaving> left, String reason) implements UndoStep {

        @Override
        public Text describe() {
            Leaving made = left.get();
            return Text.of(
                    "history.left",
                    made.patientName(),
                    DayLabel.of(made.state().date()),
                    made.state().shownTime(),
                    reason);
        }

        @Override
        public UndoResult undo() {
            Leaving made = left.get();
            BookingOutcome outcome = reviews.write(
                    "",
                    acts -> {
                        acts.takeBack(made, reason);
                        return made;
                    },
                    done -> {});
            return reviews.undone(describe(), Set.of(made.state().date()), outcome);
        }

        @Override
        public UndoResult redo() {
            String id = left.get().reservationId();
            BookingOutcome outcome = reviews.write(reason, acts -> acts.leave(id, reason), left::set);
            return reviews.undone(describe(), Set.of(left.get().state().date()), outcome);
        }
    }
}
