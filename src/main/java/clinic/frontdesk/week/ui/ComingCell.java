package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.WeekCard;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A reservation in the list of who comes next; the one at hand has the steps of its visit. */
final class ComingCell extends ListCell<WeekCard> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    /** What the paddings of a cell take of its width. */
    private static final double PADDINGS = 28;

    private final ComingViewModel model;
    private final ComingRow row;
    private final Tooltip tooltip = new Tooltip();

    ComingCell(ComingViewModel model, CardTexts texts, Messages messages) {
        this.model = model;
        this.row = new ComingRow(model, texts, messages);
        row.bindWidth(widthProperty().subtract(PADDINGS));
        // As wide as the list, so that long texts are cut and do not widen it.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable WeekCard card, boolean empty) {
        super.updateItem(card, empty);
        if (empty || card == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText("");
            pseudoClassStateChanged(CHANGED, false);
            return;
        }
        CardChange change = model.changedProperty().get().get(card.reservationId());
        pseudoClassStateChanged(CHANGED, change != null);
        String all = row.show(card, change);
        row.setAtHand(isSelected(), card);
        tooltip.setText(all);
        setTooltip(tooltip);
        setAccessibleText(all);
        setGraphic(row);
    }

    @Override
    public void updateSelected(boolean selected) {
        super.updateSelected(selected);
        WeekCard card = getItem();
        if (card != null) {
            row.setAtHand(selected, card);
        }
    }
}
