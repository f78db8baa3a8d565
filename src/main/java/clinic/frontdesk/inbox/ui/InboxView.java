package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inbox, as a panel beside the week. */
public final class InboxView implements Panel {

    private final InboxViewModel model;
    private final Messages messages;
    private final DateTimeFormatter day;
    private final Parent root;
    private final Actions actions;
    private final Subscriptions subscriptions = new Subscriptions();

    @FXML
    private VBox attention;

    @FXML
    private VBox unconfirmed;

    @FXML
    private Label noAttention;

    @FXML
    private Label noUnconfirmed;

    @FXML
    private Label notice;

    @FXML
    private Button close;

    @FXML
    private VBox closures;

    @FXML
    private VBox capacity;

    @FXML
    private Label capacityText;

    @FXML
    private Button raise;

    public InboxView(InboxViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        this.actions = actions;
        this.day = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        this.root = Fxml.load(InboxView.class, this, messages);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void opened() {
        root.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        fill(attention, noAttention, model.attention());
        fill(unconfirmed, noUnconfirmed, model.unconfirmed());
        subscriptions.showText(notice, model.noticeProperty(), messages);
        subscriptions.showWhile(notice, notice.textProperty().isNotEmpty());
        showClosures();
        subscriptions.onChange(model.closures(), this::showClosures);
        subscriptions.onValue(model.capacityProperty(), this::show);
        raise.setOnAction(event -> model.raiseCapacity());
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
    }

    private void showClosures() {
        closures.getChildren().setAll(model.closures().stream().map(this::line).toList());
        closures.setVisible(!model.closures().isEmpty());
        closures.setManaged(!model.closures().isEmpty());
    }

    private Label line(UnreadableClosure closure) {
        Label line = new Label(
                closure.day() == null
                        ? messages.text("attention.closures.unreadable", closure.written())
                        : messages.text("attention.closure.unreadable", closure.day(), closure.written()));
        line.getStyleClass().add("reason");
        line.setWrapText(true);
        return line;
    }

    private void show(@Nullable ShownCapacity shown) {
        capacity.setVisible(shown != null);
        capacity.setManaged(shown != null);
        if (shown != null) {
            capacityText.setText(
                    messages.text("attention.capacity", shown.needed(), shown.allowed(), shown.over(), shown.coming()));
            raise.setText(messages.text("attention.capacity.raise", shown.needed()));
        }
    }

    private void fill(VBox list, Label none, ObservableList<InboxItem> items) {
        show(list, none, items);
        subscriptions.onChange(items, () -> show(list, none, items));
    }

    private void show(VBox list, Label none, ObservableList<InboxItem> items) {
        list.getChildren().setAll(items.stream().map(this::row).toList());
        none.setVisible(items.isEmpty());
        none.setManaged(items.isEmpty());
    }

    private Button row(InboxItem item) {
        Label name = new Label(item.patientName());
        name.getStyleClass().add("row-name");
        Label service = new Label(item.serviceName());
        service.getStyleClass().add("secondary-text");
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label when = new Label(day.format(item.date()) + " " + item.writtenTime());
        when.getStyleClass().add("secondary-text");
        HBox head = new HBox(name, service, between, when);
        head.getStyleClass().add("row-head");
        VBox content = new VBox(head);
        content.getStyleClass().add("row-lines");
        if (!item.reason().isEmpty()) {
            Label reason = new Label(messages.text("reason." + item.reason()));
            reason.getStyleClass().add("reason");
            content.getChildren().add(reason);
        }
        Button row = new Button();
        row.setGraphic(content);
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.setAccessibleText(Stream.of(
                        item.patientName(),
                        item.serviceName(),
                        when.getText().strip(),
                        item.reason().isEmpty() ? "" : messages.text("reason." + item.reason()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", ")));
        row.getStyleClass().setAll("button", "list-row");
        if (!item.reason().isEmpty()) {
            row.getStyleClass().add("with-reason");
        }
        row.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(row.widthProperty().subtract(24));
        row.setOnAction(event -> model.choose(item));
        return row;
    }
}
