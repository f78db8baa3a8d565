package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The line that asks whether a past reservation is meant; Enter moves it, Esc leaves it. */
final class MoveQuestion extends HBox {

    private final MoveViewModel moves;
    private final Runnable focusWeek;

    /**
     * @param focusWeek focuses the week, when the question has been answered
     */
    MoveQuestion(MoveViewModel moves, Messages messages, Subscriptions subscriptions, Runnable focusWeek) {
        this.moves = moves;
        this.focusWeek = focusWeek;
        getStyleClass().add("move-question");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label text = new Label();
        text.setWrapText(true);
        Button yes = new Button(messages.text("move.indeed"));
        yes.getStyleClass().add("primary");
        yes.setOnAction(event -> answer(true));
        Button no = new Button(messages.text("move.leave"));
        no.setOnAction(event -> answer(false));
        getChildren().addAll(text, yes, no);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        subscriptions.showPersonal(text, moves.questionProperty(), messages);
        subscriptions.onValue(moves.questionProperty(), question -> {
            boolean asked = !question.isEmpty();
            setVisible(asked);
            setManaged(asked);
            if (asked) {
                yes.requestFocus();
            }
        });
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            answer(false);
        } else if (event.getCode() == KeyCode.ENTER && event.getTarget() instanceof Button button) {
            event.consume();
            button.fire();
        }
    }

    private void answer(boolean yes) {
        focusWeek.run();
        if (yes) {
            moves.confirm();
        } else {
            moves.decline();
        }
    }
}
