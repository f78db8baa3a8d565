package clinic.frontdesk.calls.ui;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CalledReservation;
import clinic.frontdesk.calls.Calls;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Cancellations;

/** What a call leads to: an entry, or a cancellation. Blocks. */
public final class CallActs {

    private final Calls calls;
    private final Calls unrecorded;
    private final Cancellations cancellations;

    /**
     * @param calls whose entries are added to the history
     * @param unrecorded the same without the history
     */
    public CallActs(Calls calls, Calls unrecorded, Cancellations cancellations) {
        this.calls = calls;
        this.unrecorded = unrecorded;
        this.cancellations = cancellations;
    }

    Calls calls() {
        return calls;
    }

    /**
     * Cancels what the patient has booked that day. Undo takes the cancellation back; that the patient said so stays.
     *
     * @return the outcome of the first that was not cancelled, else of the last
     */
    BookingOutcome cancel(PatientCall call, String reason) {
        unrecorded.record(call, CallAnswer.CANCELS, "");
        BookingOutcome outcome = new BookingOutcome.Gone();
        for (CalledReservation reservation : call.reservations()) {
            outcome = cancellations.cancel(reservation.id(), reason);
            if (!(outcome instanceof BookingOutcome.Accepted)) {
                return outcome;
            }
        }
        return outcome;
    }
}
