package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Offered starts as a row of buttons, with the chosen one filled. */
final class StartChips {

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Messages messages;
    private final StartLabels labels;

    StartChips(Messages messages) {
        this.messages = messages;
        this.labels = new StartLabels(messages);
    }

    /** Shows a button for each start, which passes it to {@code choose}. */
    void show(FlowPane row, List<Slot> starts, LocalDate today, Predicate<Slot> chosen, Consumer<Slot> choose) {
        // The buttons are kept while the starts are the same, so that focus stays.
        if (!starts.equals(row.getUserData())) {
            row.setUserData(List.copyOf(starts));
            row.getChildren()
                    .setAll(starts.stream()
                            .map(start -> chip(start, today, choose))
                            .toList());
        }
        for (int i = 0; i < starts.size(); i++) {
            row.getChildren().get(i).pseudoClassStateChanged(SELECTED, chosen.test(starts.get(i)));
        }
    }

    private Button chip(Slot start, LocalDate today, Consumer<Slot> choose) {
        String text = labels.start(start, today);
        Button chip = new Button(text);
        chip.getStyleClass().add("chip");
        if (start.offGrid()) {
            Label when = new Label(text);
            Label follows = new Label(messages.text("start.follows"));
            follows.getStyleClass().add("chip-note");
            chip.setGraphic(new VBox(when, follows));
            chip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            chip.getStyleClass().add("two-lines");
        }
        chip.setAccessibleText(start.offGrid() ? text + ", " + messages.text("start.follows") : text);
        chip.setOnAction(event -> choose.accept(start));
        return chip;
    }
}
