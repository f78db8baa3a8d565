package clinic.frontdesk.ui;

import clinic.frontdesk.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;

/** The steps of a visit as buttons with their keys; the usual next one stands out. */
public final class StepButtons {

    private static final PseudoClass NEXT = PseudoClass.getPseudoClass("next");

    private static final List<Action> STEPS = List.of(Action.ARRIVED, Action.IN_TREATMENT, Action.DONE, Action.NO_SHOW);

    /** What can be done with a patient of a list. */
    public static final List<Action> IN_LISTS = List.of(
            Action.ARRIVED,
            Action.IN_TREATMENT,
            Action.DONE,
            Action.NO_SHOW,
            Action.VISIT_BACK,
            Action.MOVE,
            Action.PATIENT,
            Action.CANCEL_RESERVATION,
            Action.UNDO);

    /** The usual next step, by the style class of a status. */
    private static final Map<String, Action> NEXT_STEPS = Map.of(
            "status-confirmed", Action.ARRIVED,
            "status-unconfirmed", Action.ARRIVED,
            "status-attention", Action.ARRIVED,
            "status-arrived", Action.IN_TREATMENT,
            "status-in-treatment", Action.DONE);

    private final List<Button> buttons;

    private StepButtons(List<Button> buttons) {
        this.buttons = buttons;
    }

    /**
     * Fills a pane with the buttons.
     *
     * @param asked receives the step whose button was pressed
     */
    public static StepButtons in(FlowPane pane, Messages messages, Consumer<Action> asked) {
        List<Button> made = STEPS.stream()
                .map(step -> {
                    KeyHint hint = new KeyHint();
                    hint.setAction(step);
                    Button button = new Button(messages.text(step.key()), hint);
                    button.setContentDisplay(ContentDisplay.RIGHT);
                    button.setGraphicTextGap(5);
                    button.getStyleClass().addAll("chip", "visit-step");
                    button.setId("step-" + step.keys());
                    button.setFocusTraversable(false);
                    button.setAccessibleText(messages.text(step.key()));
                    button.setOnAction(event -> asked.accept(step));
                    return button;
                })
                .toList();
        pane.getStyleClass().add("visit-steps");
        pane.getChildren().setAll(made);
        return new StepButtons(made);
    }

    /**
     * Lets the usual next step stand out.
     *
     * @param styleClass the style class of the status in which the visit is
     */
    public void showNext(String styleClass) {
        Action next = NEXT_STEPS.get(styleClass);
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).pseudoClassStateChanged(NEXT, STEPS.get(i) == next);
        }
    }
}
