package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Fxml;
import clinic.frontdesk.upgrade.ui.LaunchLine.Sign;
import clinic.frontdesk.upgrade.ui.LaunchViewModel.LaunchState;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
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

/** Shows a launch. */
public final class LaunchView {

    /** Pixels below which its window is not made smaller. */
    public static final double LEAST_WIDTH = 460;

    /** Pixels below which its window is not made lower. */
    public static final double LEAST_HEIGHT = 420;

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

    /** Characters of the details that fill a line of the window at its own size. */
    private static final int A_LINE = 70;

    private static final int MOST_ROWS = 9;

    private final LaunchViewModel model;

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
    private Button quit;

    private LaunchView(LaunchViewModel model) {
        this.model = model;
    }

    /** The content of the launch's window, 520 by 420 pixels. */
    public static Parent create(LaunchViewModel model, Messages messages) {
        Parent root = Fxml.load(LaunchView.class, new LaunchView(model), messages);
        root.getStylesheets()
                .add(Objects.requireNonNull(LaunchView.class.getResource("launch.css"))
                        .toExternalForm());
        return root;
    }

    @FXML
    void initialize() {
        BooleanBinding working = model.stateProperty().isEqualTo(LaunchState.WORKING);
        BooleanBinding done = model.stateProperty().isEqualTo(LaunchState.DONE);
        BooleanBinding stopped = model.stateProperty().isEqualTo(LaunchState.STOPPED);
        title.textProperty().bind(model.titleProperty());
        text.textProperty().bind(model.textProperty());
        hint.textProperty().bind(model.hintProperty());
        progress.progressProperty().bind(model.progressProperty());
        count.textProperty().bind(model.countProperty());
        left.textProperty().bind(model.leftProperty());
        details.textProperty().bind(model.detailsProperty());
        retry.textProperty().bind(model.retryTextProperty());
        path.textProperty().bind(model.shownPageProperty());
        model.stepsProperty().subscribe(this::showSteps);
        model.linesProperty().subscribe(this::showLines);
        model.signProperty().subscribe(kind -> {
            sign.pseudoClassStateChanged(WRONG, kind == Sign.WRONG);
            sign.pseudoClassStateChanged(PLAIN, kind == Sign.PLAIN);
        });
        model.detailsProperty()
                .subscribe(all -> details.setPrefRowCount(Math.min(
                        MOST_ROWS,
                        all.lines().mapToInt(line -> 1 + line.length() / A_LINE).sum())));

        BooleanBinding hasLines =
                Bindings.createBooleanBinding(() -> !model.linesProperty().get().isEmpty(), model.linesProperty());
        BooleanBinding hasDetails = model.detailsProperty().isNotEmpty();
        show(sign, working.not());
        show(steps, working);
        show(far, working);
        show(lines, hasLines);
        show(scroll, working.or(hasLines));
        show(rest, scroll.managedProperty().not());
        show(details, hasDetails);
        show(hint, model.hintProperty().isNotEmpty());
        show(place, model.shownPageProperty().isNotEmpty());
        show(copy, hasDetails);
        show(page, done.and(model.reportedProperty()));
        show(proceed, done);
        show(retry, stopped);
        show(quit, stopped);
        show(postpone, model.postponableProperty());
        postpone.disableProperty().bind(model.postponingProperty());
        proceed.setOnAction(event -> model.proceed());
        retry.setOnAction(event -> model.start());
        quit.setOnAction(event -> model.leave());
        postpone.setOnAction(event -> model.postpone());
        page.setOnAction(event -> model.showPage());
        copy.setOnAction(event -> model.copyDetails());
        copyPath.setOnAction(event -> model.copyPage());
        // Of several buttons for one key a scene obeys the last, shown or not: each has its key only while it is shown.
        postpone.cancelButtonProperty().bind(postpone.visibleProperty());
        quit.cancelButtonProperty().bind(quit.visibleProperty());
        proceed.defaultButtonProperty().bind(proceed.visibleProperty());
        retry.defaultButtonProperty().bind(retry.visibleProperty());
        // Enter and the focus ring belong to what most people want next.
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

    private void showSteps(List<LaunchStep> shown) {
        steps.getChildren().setAll(shown.stream().map(LaunchView::step).toList());
    }

    private static Node step(LaunchStep step) {
        Label name = new Label(step.name());
        HBox row = row(name, "launch-mark", step.mark().name());
        row.getStyleClass().add("launch-step");
        name.setAccessibleText(step.spoken());
        return row;
    }

    private void showLines(List<LaunchLine> shown) {
        lines.getChildren().setAll(shown.stream().map(LaunchView::line).toList());
        scroll.setVvalue(0);
    }

    private static Node line(LaunchLine line) {
        Label text = new Label(line.text());
        text.setWrapText(true);
        VBox texts = new VBox(text);
        HBox.setHgrow(texts, Priority.ALWAYS);
        if (!line.small().isEmpty()) {
            Label small = new Label(line.small());
            small.getStyleClass().add("secondary-text");
            small.setWrapText(true);
            texts.getChildren().add(small);
        }
        if (!line.file().isEmpty()) {
            Label file = new Label(line.file());
            file.getStyleClass().add("secondary-text");
            // A path tells most by its two ends.
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

    private static void show(Node node, ObservableBooleanValue when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
