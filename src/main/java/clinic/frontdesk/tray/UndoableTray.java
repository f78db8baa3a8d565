package clinic.frontdesk.tray;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.Set;

/** A tray whose changes are added to the desk's history. */
public final class UndoableTray implements Tray {

    private final Tray tray;
    private final History history;

    public UndoableTray(Tray tray, History history) {
        this.tray = tray;
        this.history = history;
    }

    @Override
    public List<TrayItem> items() {
        return tray.items();
    }

    @Override
    public boolean park(String reservationId) {
        boolean parked = tray.park(reservationId);
        if (parked) {
            history.did(new TrayStep(tray, reservationId, name(reservationId), true));
        }
        return parked;
    }

    @Override
    public boolean release(String reservationId) {
        String name = name(reservationId);
        boolean released = tray.release(reservationId);
        if (released) {
            history.did(new TrayStep(tray, reservationId, name, false));
        }
        return released;
    }

    private String name(String reservationId) {
        return tray.items().stream()
                .filter(item -> item.reservationId().equals(reservationId))
                .map(TrayItem::patientName)
                .findFirst()
                .orElse("");
    }

    private record TrayStep(Tray tray, String reservationId, String patientName, boolean parked) implements UndoStep {

        @Override
        public Text describe() {
            return Text.of(parked ? "history.parked" : "history.unparked", patientName);
        }

        @Override
        public UndoResult undo() {
            return put(!parked);
        }

        @Override
        public UndoResult redo() {
            return put(parked);
        }

        private UndoResult put(boolean park) {
            boolean done = park ? tray.park(reservationId) : tray.release(reservationId);
            return done ? new UndoResult.Done(describe(), Set.of()) : new UndoResult.ChangedMeanwhile(describe());
        }
    }
}
