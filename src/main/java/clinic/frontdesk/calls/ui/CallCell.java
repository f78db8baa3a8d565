package clinic.frontdesk.calls.ui;

import clinic.frontdesk.calls.CallAnswer;
import clinic.frontdesk.calls.CallState;
import clinic.frontdesk.calls.PatientCall;
import clinic.frontdesk.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A call: time, name and what was said; below it phone and services. */
final class CallCell extends ListCell<PatientCall> {

    /** The height in pixels, equal to that in {@code calls.css}. */
    static final double HEIGHT = 44;

    private final Messages messages;
    private final Label time = label("call-time");
    private final Label name = label("row-name");
    private final Label answer = label("call-answer");
    private final Label below = label("secondary-text");
    private final VBox lines;
    private final Tooltip tooltip = new Tooltip();

    CallCell(Messages messages) {
        this.messages = messages;
        // A cell is never wider than the list; a long name is truncated.
        setPrefWidth(0);
        setPrefHeight(HEIGHT);
        time.setMinWidth(Region.USE_PREF_SIZE);
        answer.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        below.setMinWidth(0);
        HBox head = new HBox(time, name, answer);
        head.getStyleClass().add("call-head");
        lines = new VBox(head, below);
        lines.getStyleClass().add("call-lines");
    }

    private static Label label(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable PatientCall call, boolean empty) {
        super.updateItem(call, empty);
        setText(null);
        if (empty || call == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        CallState state = call.state();
        time.setText(call.time());
        name.setText(call.first().patientName());
        String said = said(state, messages);
        answer.setText(sign(state) + said);
        answer.getStyleClass().setAll("label", "call-answer", "call-" + code(state));
        String remark = state.remark().isEmpty() ? "" : " · " + state.remark();
        below.setText(call.first().phone() + " · " + call.services() + remark);
        String spoken =
                call.time() + ", " + name.getText() + (said.isEmpty() ? "" : ", " + said) + ", " + below.getText();
        tooltip.setText(spoken.replace(", ", "\n"));
        setTooltip(tooltip);
        setAccessibleText(spoken);
        setGraphic(lines);
    }

    private static String code(CallState state) {
        CallAnswer answer = state.answer();
        return answer == null ? "open" : answer.code();
    }

    private static String sign(CallState state) {
        return switch (state.answer()) {
            case null -> "";
            case CONFIRMED -> "✓ ";
            case NO_ANSWER -> "✕ ";
            case CALLS_BACK -> "↩ ";
            case CANCELS -> "– ";
            case OTHER_TIME -> "→ ";
        };
    }

    /** What was said, or how often nobody answered. */
    static String said(CallState state, Messages messages) {
        CallAnswer answer = state.answer();
        if (answer == null) {
            return "";
        }
        return answer == CallAnswer.NO_ANSWER
                ? messages.text("calls.misses", state.misses())
                : messages.text(answer.key());
    }
}
