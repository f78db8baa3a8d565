package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.upgrade.ui.LaunchLine.Sign;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.LaunchState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The window of a launch, in one language. To change the language, close it and show another view of the same model; the
 * launch continues meanwhile.
 */
public final class LaunchView implements AutoCloseable {

    /** The least width of its window in pixels. */
    public static final double LEAST_WIDTH = 460;

    /** The least height of its window in pixels. */
    public static final double LEAST_HEIGHT = 420;

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

    /** Characters of the details that fit on a line at the window's preferred width. */
    private static final int LINE_LENGTH = 70;

    private static final int MOST_ROWS = 9;

    private final LaunchViewModel model;
    private final Messages messages;
    private final Parent root;
    private final Subscriptions subscriptions = new Subscriptions();

    @FXML
    private StackPane sign;

    @FXML
    private Label title;

    @FXML
    private Label text;

    @FXML
    private VBox steps;

    @FXML
    private VBox far;

    @FXML
    private ProgressBar progress;

    @FXML
    private Label count;

    @FXML
    private Label left;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox lines;

    @FXML
    private TextArea details;

    @FXML
    private Label hint;

    @FXML
    private HBox place;

    @FXML
    private Region rest;

    @FXML
    private TextField path;

    @FXML
    private Button copyPath;

    @FXML
    private Button copy;

    @FXML
    private Button page;

    @FXML
    private Button proceed;

    @FXML
    private Button retry;

    @FXML
    private Button postpone;

    @FXML
    private Button stop;

    @FXML
    private Button quit;

    /** A view of 520 by 420 pixels. */
    public LaunchView(LaunchViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.root = Fxml.load(LaunchView.class, this, messages);
        root.getStylesheets()
                .add(Objects.requireNonNull(LaunchView.class.getResource("launch.css"))
                        .toExternalForm());
    }

    public Parent root() {
        return root;
    }

    @Override
    public void close() {
        subscriptions.close();
    }

    @FXML
    void initialize() {
        BooleanBinding working = model.stateProperty().isEqualTo(LaunchState.WORKING);
        BooleanBinding done = model.stateProperty().isEqualTo(LaunchState.DONE);
        BooleanBinding stopped = model.stateProperty().isEqualTo(LaunchState.STOPPED);
        subscriptions.showText(title, model.titleProperty(), messages);
        subscriptions.showText(text, model.textProperty(), messages);
        subscriptions.showText(hint, model.hintProperty(), messages);
        subscriptions.showText(count, model.countProperty(), messages);
        subscriptions.showText(left, model.leftProperty(), messages);
        subscriptions.showText(retry, model.retryTextProperty(), messages);
        subscriptions.bind(progress.progressProperty(), model.progressProperty());
        subscriptions.bind(path.textProperty(), model.shownPageProperty());
        subscriptions.onValue(model.detailsProperty(), this::showDetails);
        subscriptions.onValue(model.stepsProperty(), this::showSteps);
        subscriptions.onValue(model.linesProperty(), this::showLines);
        subscriptions.onValue(model.signProperty(), kind -> {
            sign.pseudoClassStateChanged(WRONG, kind == Sign.WRONG);
            sign.pseudoClassStateChanged(PLAIN, kind == Sign.PLAIN);
        });

        BooleanBinding hasLines =
                Bindings.createBooleanBinding(() -> !model.linesProperty().get().isEmpty(), model.linesProperty());
        BooleanBinding hasDetails = Bindings.createBooleanBinding(
                () -> !model.detailsProperty().get().isEmpty(), model.detailsProperty());
        subscriptions.showWhile(sign, working.not());
        subscriptions.showWhile(steps, working);
        subscriptions.showWhile(far, working);
        subscriptions.showWhile(lines, hasLines);
        subscriptions.showWhile(scroll, working.or(hasLines));
        subscriptions.showWhile(rest, scroll.managedProperty().not());
        subscriptions.showWhile(details, hasDetails);
        subscriptions.showWhile(hint, hint.textProperty().isNotEmpty());
        subscriptions.showWhile(place, model.shownPageProperty().isNotEmpty());
        subscriptions.showWhile(copy, hasDetails);
        subscriptions.showWhile(page, done.and(model.reportedProperty()));
        subscriptions.showWhile(proceed, done);
        subscriptions.showWhile(retry, stopped);
        subscriptions.showWhile(quit, stopped);
        subscriptions.showWhile(postpone, model.postponableProperty());
        subscriptions.showWhile(stop, model.stoppableProperty());
        subscriptions.onValue(model.postponingProperty(), postpone::setDisable);
        subscriptions.onValue(model.postponingProperty(), stop::setDisable);
        proceed.setOnAction(event -> model.proceed());
        retry.setOnAction(event -> model.start());
        quit.setOnAction(event -> model.leave());
        postpone.setOnAction(event -> model.postpone());
        stop.setOnAction(event -> model.postpone());
        page.setOnAction(event -> model.showPage());
        copy.setOnAction(event -> model.copy(lines(model.account())));
        copyPath.setOnAction(event -> model.copyPage());
        // A scene obeys the last default or cancel button it was given, even a hidden one.
        postpone.cancelButtonProperty().bind(postpone.visibleProperty());
        quit.cancelButtonProperty().bind(quit.visibleProperty());
        proceed.defaultButtonProperty().bind(proceed.visibleProperty());
        retry.defaultButtonProperty().bind(retry.visibleProperty());
        // The focus goes to what most people want next.
        focusWhenShown(proceed);
        focusWhenShown(retry);
    }

    private static void focusWhenShown(Button button) {
        button.visibleProperty().subscribe(visible -> {
            if (visible) {
                button.requestFocus();
            }
        });
    }

    private String lines(List<Text> texts) {
        return texts.stream().map(messages::text).collect(Collectors.joining("\n"));
    }

    private void showDetails(List<Text> shown) {
        String all = lines(shown);
        details.setText(all);
        details.setPrefRowCount(Math.min(
                MOST_ROWS,
                all.lines().mapToInt(line -> 1 + line.length() / LINE_LENGTH).sum()));
    }

    private void showSteps(List<LaunchStep> shown) {
        steps.getChildren().setAll(shown.stream().map(this::step).toList());
    }

    private Node step(LaunchStep step) {
        Label name = new Label(messages.text(step.name()));
        HBox row = row(name, "launch-mark", step.mark().name());
        row.getStyleClass().add("launch-step");
        name.setAccessibleText(messages.text(step.spoken()));
        return row;
    }

    private void showLines(List<LaunchLine> shown) {
        lines.getChildren().setAll(shown.stream().map(this::line).toList());
        scroll.setVvalue(0);
    }

    private Node line(LaunchLine line) {
        Label heading = new Label(messages.text(line.text()));
        heading.setWrapText(true);
        VBox texts = new VBox(heading);
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (!line.small().isEmpty()) {
            Label small = new Label(messages.text(line.small()));
            small.getStyleClass().add("secondary-text");
            small.setWrapText(true);
            texts.getChildren().add(small);
        }
        if (!line.file().isEmpty()) {
            Label file = new Label(line.file());
            file.getStyleClass().add("secondary-text");
            // The start and the end of a path matter most.
            file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            file.setTooltip(new Tooltip(line.file()));
            texts.getChildren().add(file);
        }
        HBox row = row(texts, "launch-sign-small", line.sign().name());
        row.getStyleClass().add("launch-line");
        return row;
    }

    private static HBox row(Node content, String mark, String kind) {
        Region shape = new Region();
        shape.getStyleClass().add("shape");
        StackPane sign = new StackPane(shape);
        sign.getStyleClass().addAll(mark, kind.toLowerCase(Locale.ROOT).replace('_', '-'));
        HBox row = new HBox(sign, content);
        row.getStyleClass().add(kind.toLowerCase(Locale.ROOT).replace('_', '-'));
        return row;
    }
}
