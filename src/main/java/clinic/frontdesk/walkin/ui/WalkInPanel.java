package clinic.frontdesk.walkin.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.KeyScopes;
import clinic.frontdesk.ui.Panel;
import clinic.frontdesk.ui.Subscriptions;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Puts somebody who came without a reservation into the queue: a name, and where they say so a phone and a service. */
public final class WalkInPanel implements Panel {

    private final WalkInEntryViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final TextField name = new TextField();
    private final FlowPane services = new FlowPane();
    private final VBox root = new VBox();

    public WalkInPanel(WalkInEntryViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        root.getStyleClass().addAll("panel", "walk-in-panel");
        root.getStylesheets()
                .add(Objects.requireNonNull(WalkInPanel.class.getResource("walkin.css"))
                        .toExternalForm());
        Label title = new Label(messages.text("walk-in.panel"));
        title.getStyleClass().add("title");
        title.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button("✕");
        close.getStyleClass().add("quiet");
        close.setFocusTraversable(false);
        actions.bind(close, Action.CLOSE_PANEL, messages, subscriptions);
        HBox head = new HBox(title, gap, close);
        head.getStyleClass().add("walk-in-head");
        TextField phone = new TextField();
        subscriptions.bindBoth(name.textProperty(), model.nameProperty());
        subscriptions.bindBoth(phone.textProperty(), model.phoneProperty());
        name.setId("walkInName");
        phone.setId("walkInPhone");
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, Bindings.isNotEmpty(problem.textProperty()));
        services.getStyleClass().add("walk-in-services");
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        KeyHint hint = new KeyHint();
        hint.setAction(Action.WALK_IN_ADD);
        Button add = new Button(messages.text("walk-in.add"), hint);
        add.setContentDisplay(ContentDisplay.RIGHT);
        add.getStyleClass().add("primary");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setDefaultButton(true);
        add.setOnAction(event -> model.add());
        root.getChildren()
                .addAll(
                        head,
                        field("walk-in.name", name),
                        problem,
                        field("walk-in.phone", phone),
                        field("walk-in.service", services),
                        space,
                        add);
        subscriptions.onChange(model.services(), this::showServices);
        subscriptions.onChange(model.serviceProperty(), this::showServices);
        showServices();
        KeyScopes.mark(root, Action.Scope.WALK_IN);
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Action.WALK_IN_SERVICE.matches(event)) {
                event.consume();
                model.choose(event.getCode().getCode() - KeyCode.DIGIT0.getCode());
            }
        });
    }

    private VBox field(String key, Region input) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add("section-title");
        label.setLabelFor(input);
        if (input instanceof TextField text) {
            text.setAccessibleText(label.getText());
        }
        VBox field = new VBox(label, input);
        field.getStyleClass().add("walk-in-field");
        return field;
    }

    private void showServices() {
        services.getChildren().clear();
        for (int i = 0; i < model.services().size(); i++) {
            int number = i + 1;
            ServiceChoice choice = model.services().get(i);
            // The keys reach as far as the digits do.
            String key = number <= Action.WALK_IN_SERVICE.combinations().size() ? number + "  " : "";
            ToggleButton chip = new ToggleButton(key + choice.name());
            chip.getStyleClass().add("chip");
            chip.setAccessibleText(choice.name());
            chip.setSelected(choice.equals(model.serviceProperty().get()));
            chip.setOnAction(event -> model.choose(number));
            services.getChildren().add(chip);
        }
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void opened() {
        name.requestFocus();
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}
