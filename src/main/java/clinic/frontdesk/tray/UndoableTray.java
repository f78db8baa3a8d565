package clinic.frontdesk.tray;

import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.text.Text;
import java.util.List;
import java.util.function.BooleanSupplier;

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
            history.did(step(
                    "history.parked",
                    name(reservationId),
                    () -> tray.release(reservationId),
                    () -> tray.park(reservationId)));
        }
        return parked;
    }

    @Override
    public boolean release(String reservationId) {
        String name = name(reservationId);
        boolean released = tray.release(reservationId);
        if (released) {
            history.did(
                    step("history.unparked", name, () -> tray.park(reservationId), () -> tray.release(reservationId)));
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

    private static ReversibleStep step(String key, String patientName, BooleanSupplier undo, BooleanSupplier redo) {
        return new ReversibleStep(Text.of(key, patientName), undo, redo);
    }
}
