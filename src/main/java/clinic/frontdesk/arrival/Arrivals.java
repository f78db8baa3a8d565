package clinic.frontdesk.arrival;

import clinic.frontdesk.arrival.VisitRules.Decision;
import clinic.frontdesk.arrival.VisitRules.VisitState;
import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.LockedWrites;
import clinic.frontdesk.reservation.LockedWrites.LockedRow;
import clinic.frontdesk.reservation.ReservationChange;
import clinic.frontdesk.reservation.ReservationState;
import clinic.frontdesk.reservation.WriteListener;
import clinic.frontdesk.text.Text;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Records the steps of visits. What is recorded is added to the desk's history. Every call goes to the database and blocks; it
 * throws {@link org.jooq.exception.DataAccessException} when the database is out of reach.
 */
public final class Arrivals {

    private final LockedWrites writes;
    private final History history;
    private final WriteListener listener;

    /**
     * @param listener is told of every write, also of those that undo and redo
     */
    public Arrivals(DSLContext dsl, History history, WriteListener listener) {
        this.writes = new LockedWrites(dsl);
        this.history = history;
        this.listener = listener;
    }

    /** Records a step of the visit of a reservation. */
    public VisitOutcome record(String reservationId, VisitStep step) {
        AtomicReference<VisitOutcome> result = new AtomicReference<>();
        BookingOutcome outcome = writes.run(reservationId, row -> result.set(write(row, reservationId, step)));
        return switch (outcome) {
            case BookingOutcome.Accepted accepted -> recorded(result.get());
            case BookingOutcome.Refused refused -> new VisitOutcome.NoPlace(refused.reason(), refused.nearest());
            case BookingOutcome.Gone gone -> new VisitOutcome.Missing();
        };
    }

    private static VisitOutcome write(LockedRow row, String reservationId, VisitStep step) {
        ArrivalRepository arrivals = new ArrivalRepository(row.transaction());
        ReservationState before = row.state();
        Arrival recorded = arrivals.find(reservationId).orElse(null);
        LocalDateTime now = arrivals.now();
        VisitState visit = new VisitState(before.date(), row.start(), before.status(), recorded);
        return switch (VisitRules.decide(step, visit, now)) {
            case Decision.Keep(VisitProblem problem) ->
                new VisitOutcome.Kept(problem, sentence(problem, row, visit.shown()));
            case Decision.Write(Arrival arrival, var status) -> {
                if (!Objects.equals(arrival, recorded)) {
                    arrivals.write(reservationId, arrival);
                }
                ReservationChange ofStatus = status == null ? null : row.changeStatus(status);
                yield new VisitOutcome.Recorded(new VisitChange(
                        reservationId, row.patientName(), step, before, row.state(), recorded, arrival, ofStatus));
            }
        };
    }

    private static Text sentence(VisitProblem problem, LockedRow row, DisplayStatus shown) {
        return Text.of(
                "visit.problem." + problem.code(),
                row.patientName(),
                DayLabel.of(row.state().date()),
                row.state().shownTime(),
                Text.of(shown.key()));
    }

    private VisitOutcome recorded(VisitOutcome outcome) {
        if (outcome instanceof VisitOutcome.Recorded(VisitChange change)) {
            listener.shownAs(change.reservationId(), change.after(), change.shown());
            history.did(new RecordedStep(this, change));
        }
        return outcome;
    }

    private record RecordedStep(Arrivals arrivals, VisitChange change) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of(
                    "history.visit." + change.step().code(),
                    change.patientName(),
                    DayLabel.of(change.after().date()),
                    change.after().shownTime());
        }

        @Override
        public UndoResult undo() {
            return restored(false);
        }

        @Override
        public UndoResult redo() {
            return restored(true);
        }

        private UndoResult restored(boolean again) {
            BookingOutcome outcome = arrivals.writes.run(change.reservationId(), row -> restore(row, change, again));
            return switch (outcome) {
                case BookingOutcome.Accepted accepted -> {
                    ReservationState now = again ? change.after() : change.before();
                    arrivals.listener.shownAs(
                            change.reservationId(), now, again ? change.shown() : change.shownBefore());
                    yield new UndoResult.Done(describe(), Set.of(now.date()));
                }
                case BookingOutcome.Refused refused ->
                    new UndoResult.RefusedNow(describe(), refused.reason().code(), refused.nearest());
                case BookingOutcome.Gone gone -> new UndoResult.ChangedMeanwhile(describe());
            };
        }

        private static void restore(LockedRow row, VisitChange change, boolean again) {
            ArrivalRepository arrivals = new ArrivalRepository(row.transaction());
            Arrival wanted = again ? change.recordedAfter() : change.recordedBefore();
            Arrival left = again ? change.recordedBefore() : change.recordedAfter();
            @Nullable Arrival now = arrivals.find(change.reservationId()).orElse(null);
            // Where it is as wanted, the answer to an earlier try was lost.
            if (!Objects.equals(now, wanted)) {
                if (!Objects.equals(now, left)) {
                    throw row.gone();
                }
                arrivals.write(change.reservationId(), wanted);
            }
            for (ReservationChange ofStatus : change.changes()) {
                if (again) {
                    row.redo(ofStatus);
                } else {
                    row.undo(ofStatus);
                }
            }
        }
    }
}
