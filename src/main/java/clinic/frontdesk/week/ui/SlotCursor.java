package clinic.frontdesk.week.ui;

import clinic.frontdesk.ui.Action;

/** The keyboard's cursor over the free slots, or over the offered ones while a card is being moved. */
final class SlotCursor {

    private final WeekViewModel model;

    SlotCursor(WeekViewModel model) {
        this.model = model;
    }

    /**
     * Runs an action of the week.
     *
     * @return false if it does not apply now, so that another control gets the key
     */
    boolean run(Action action) {
        switch (action) {
            case SLOT_LEFT -> model.step(-1, 0);
            case SLOT_RIGHT -> model.step(1, 0);
            case SLOT_UP -> model.step(0, -1);
            case SLOT_DOWN -> model.step(0, 1);
            case CHOOSE_SLOT -> {
                // With nothing under the cursor the panel's default button takes the key.
                return model.chooseCursor();
            }
            case LONGER -> {
                return lengthen(Lengths.STEP);
            }
            case SHORTER -> {
                return lengthen(-Lengths.STEP);
            }
            case LEAVE_SLOTS -> {
                return leave();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean lengthen(int minutes) {
        MoveViewModel moves = model.moves();
        if (moves == null || model.selectedProperty().get() == null) {
            return false;
        }
        moves.lengthen(minutes);
        return true;
    }

    private boolean leave() {
        if (model.movingProperty().get()) {
            model.endMove();
            return true;
        }
        boolean shown = model.cursorProperty().get() != null;
        model.cursorProperty().set(null);
        return shown;
    }
}
