package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.text.Messages;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One item of the inbox, reused for others: name and time, and below them the service and what is in the way. */
final class InboxCell extends ListCell<InboxItem> {

    /** The height in pixels, equal to that in {@code inbox.css}. */
    static final double HEIGHT = 44;

    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final InboxViewModel model;
    private final Messages messages;
    private final DateTimeFormatter day;
    private final Region sign = new Region();
    private final Label name = label("row-name");
    private final Label when = label("secondary-text");
    private final Label service = label("secondary-text");
    private final Label mark = new Label("✓");
    private final VBox lines;

    InboxCell(InboxViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.day = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        // A cell is never wider than the list; a long name is truncated.
        setPrefWidth(0);
        setPrefHeight(HEIGHT);
        when.setMinWidth(Region.USE_PREF_SIZE);
        mark.getStyleClass().add("inbox-mark");
        mark.setMinWidth(Region.USE_PREF_SIZE);
        sign.getStyleClass().add("status-sign");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox head = new HBox(mark, sign, name, between, when);
        head.getStyleClass().add("inbox-head");
        lines = new VBox(head, service);
        lines.getStyleClass().add("inbox-lines");
    }

    @Override
    protected void updateItem(@Nullable InboxItem item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(MARKED, false);
            return;
        }
        String reason =
                item.flagged() ? messages.text("inbox.reason." + item.reasons().getFirst()) : "";
        name.setText(item.patientName());
        when.setText(day.format(item.date()) + " " + item.writtenTime());
        service.setText(reason.isEmpty() ? item.serviceName() : item.serviceName() + " · " + reason);
        lines.getStyleClass().setAll("inbox-lines", item.flagged() ? "status-attention" : "status-unconfirmed");
        sign.getParent()
                .getStyleClass()
                .setAll("inbox-head", item.flagged() ? "status-attention" : "status-unconfirmed");
        showMark(item);
        setGraphic(lines);
    }

    /** Shows whether its item is marked. */
    void showMark() {
        InboxItem item = getItem();
        if (item != null) {
            showMark(item);
        }
    }

    private void showMark(InboxItem item) {
        boolean marked = model.markedProperty().get().contains(item.id());
        pseudoClassStateChanged(MARKED, marked);
        mark.setVisible(marked);
        mark.setManaged(marked);
        setAccessibleText(Stream.of(
                        marked ? messages.text("inbox.marked") : "",
                        item.patientName(),
                        when.getText(),
                        service.getText(),
                        messages.text(item.unconfirmed() ? "status.unconfirmed" : "status.attention"))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private static Label label(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMinWidth(0);
        return label;
    }
}
