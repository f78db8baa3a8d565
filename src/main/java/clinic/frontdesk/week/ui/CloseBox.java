package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.ui.CloseViewModel.PartToClose;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Beside a slot that is to be closed: how much, and why. A digit or a click chooses a reason and closes; Enter closes with what
 * was typed, up and down close less or more of the day, Esc leaves it open.
 */
final class CloseBox extends VBox {

    /** Its width in pixels. */
    static final double WIDTH = 268;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final CloseViewModel model;
    private final Messages messages;
    private final Runnable focusWeek;
    private final Label title = new Label();
    private final FlowPane extents = new FlowPane();
    private final VBox reasons = new VBox();
    private final TextField answer = new TextField();

    /**
     * @param focusWeek focuses the week, when something was closed or nothing is to be
     */
    CloseBox(CloseViewModel model, Messages messages, Subscriptions subscriptions, Runnable focusWeek) {
        this.model = model;
        this.messages = messages;
        this.focusWeek = focusWeek;
        getStyleClass().add("close-box");
        setMinSize(WIDTH, Region.USE_PREF_SIZE);
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        title.getStyleClass().add("close-title");
        title.setWrapText(true);
        extents.getStyleClass().add("close-extents");
        reasons.getStyleClass().add("close-reasons");
        answer.setId("closeReason");
        answer.setPromptText(messages.text("closure.other-reason"));
        answer.setAccessibleText(messages.text("closure.other-reason"));
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        Label hint = new Label(messages.text("closure.keys"));
        hint.getStyleClass().add("close-keys");
        hint.setWrapText(true);
        getChildren().addAll(title, extents, reasons, answer, problem, hint);
        subscriptions.bindBoth(answer.textProperty(), model.answerProperty());
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.onChange(model.reasons(), this::showReasons);
        subscriptions.onValue(model.askedProperty(), this::show);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        showReasons();
    }

    private void show(@Nullable PartToClose asked) {
        setVisible(asked != null);
        setManaged(asked != null);
        if (asked != null) {
            title.setText(messages.text("closure.question", messages.text(asked.label())));
            setAccessibleText(title.getText());
            extents.getChildren()
                    .setAll(model.extents().stream()
                            .map(extent -> extent(extent, extent.equals(asked)))
                            .toList());
            extents.setVisible(model.extents().size() > 1);
            extents.setManaged(model.extents().size() > 1);
            if (!isFocusWithin()) {
                answer.requestFocus();
            }
        }
    }

    private Button extent(PartToClose extent, boolean chosen) {
        Button button = new Button(messages.text(extent.label()));
        button.setFocusTraversable(false);
        button.pseudoClassStateChanged(CHOSEN, chosen);
        button.setOnAction(event -> model.choose(extent));
        return button;
    }

    /** The reasons at hand in the language of the window, each once. */
    static List<String> reasons(CloseViewModel model, Messages messages) {
        return model.reasons().stream().map(messages::text).distinct().toList();
    }

    private void showReasons() {
        reasons.getChildren().clear();
        List<String> all = reasons(model, messages);
        for (int i = 0; i < all.size(); i++) {
            String reason = all.get(i);
            Button button = new Button(messages.text("closure.choice", i + 1, reason));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setFocusTraversable(false);
            button.setAccessibleText(reason);
            button.setOnAction(event -> close(reason));
            reasons.getChildren().add(button);
        }
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> {
                event.consume();
                leave(model::cancel);
            }
            case ENTER -> {
                event.consume();
                leave(() -> model.submit(reason(1)));
            }
            case UP, DOWN -> {
                event.consume();
                model.widen(event.getCode() == KeyCode.UP ? -1 : 1);
            }
            default -> {}
        }
    }

    /** A digit chooses a reason while nothing is typed. */
    private void typed(KeyEvent event) {
        String character = event.getCharacter();
        if (character.length() == 1 && answer.getText().isEmpty()) {
            int number = character.charAt(0) - '0';
            if (1 <= number && number <= reasons(model, messages).size()) {
                event.consume();
                close(reason(number));
            }
        }
    }

    private String reason(int number) {
        List<String> all = reasons(model, messages);
        return number <= all.size() ? all.get(number - 1) : "";
    }

    private void close(String reason) {
        leave(() -> model.close(reason));
    }

    /** Focuses the week first, so that the focus does not fall on a button of the bar. */
    private void leave(Runnable act) {
        act.run();
        if (model.askedProperty().get() == null) {
            focusWeek.run();
        }
    }
}
