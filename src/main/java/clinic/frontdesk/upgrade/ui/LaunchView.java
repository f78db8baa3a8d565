package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Messages;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.State;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;

/** Shows a launch. */
public final class LaunchView {

    private final LaunchViewModel model;

    @FXML
    private Label sign;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button proceed;

    @FXML
    private Button retry;

    @FXML
    private Button quit;

    private LaunchView(LaunchViewModel model) {
        this.model = model;
    }

    /** The content of the launch's window, some 480 by 260 pixels. */
    public static Parent create(LaunchViewModel model, Messages messages) {
        Parent root = Fxml.load(LaunchView.class, new LaunchView(model), messages);
        root.getStylesheets()
                .add(Objects.requireNonNull(LaunchView.class.getResource("launch.css"))
                        .toExternalForm());
        return root;
    }

    @FXML
    void initialize() {
        BooleanBinding working = model.stateProperty().isEqualTo(State.WORKING);
        BooleanBinding done = model.stateProperty().isEqualTo(State.DONE);
        BooleanBinding stopped = model.stateProperty().isEqualTo(State.STOPPED);
        title.textProperty().bind(model.titleProperty());
        text.textProperty().bind(model.textProperty());
        progress.progressProperty().bind(model.progressProperty());
        retry.textProperty().bind(model.retryTextProperty());
        sign.textProperty()
                .bind(Bindings.when(done)
                        .then("✓")
                        .otherwise(Bindings.when(stopped).then("!").otherwise("")));
        show(sign, done.or(stopped));
        show(progress, working);
        show(proceed, done);
        show(retry, stopped);
        show(quit, stopped);
        stopped.addListener((observed, was, is) -> markSign(is));
        markSign(stopped.get());
        proceed.setOnAction(event -> model.proceed());
        retry.setOnAction(event -> model.start());
        quit.setOnAction(event -> model.leave());
    }

    private void markSign(boolean stopped) {
        sign.getStyleClass().remove("launch-sign-stopped");
        if (stopped) {
            sign.getStyleClass().add("launch-sign-stopped");
        }
    }

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
