package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** What is in the way of the chosen start, and the reason to book it still. */
final class SqueezeInView {

    private final SqueezeInViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final BookingPart part;
    private final Parent root;

    @FXML
    private VBox box;

    @FXML
    private Label obstacle;

    @FXML
    private VBox offer;

    @FXML
    private TextField reason;

    @FXML
    private FlowPane reasons;

    @FXML
    private Label reasonProblem;

    SqueezeInView(BookingFormViewModel form, Messages messages) {
        this.model = form.squeezeIn();
        this.messages = messages;
        this.part = new BookingPart(form, messages, subscriptions);
        this.root = Fxml.load(SqueezeInView.class, this, messages);
    }

    Parent root() {
        return root;
    }

    BookingPart part() {
        return part;
    }

    void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        part.add(BookingField.REASON, reason, reasonProblem);
        subscriptions.bindBoth(reason.textProperty(), model.reasonProperty());
        subscriptions.onValue(model.obstacleProperty(), this::show);
        for (Text usual : SqueezeInViewModel.REASONS) {
            String text = messages.text(usual);
            Button chip = new Button(text);
            chip.getStyleClass().add("chip");
            chip.setFocusTraversable(false);
            chip.setOnAction(event -> {
                reason.setText(text);
                reason.requestFocus();
                reason.end();
            });
            reasons.getChildren().add(chip);
        }
    }

    private void show(Text text) {
        obstacle.setText(messages.text(text));
        setShown(box, !text.isEmpty());
        setShown(offer, model.offered());
    }

    private static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
