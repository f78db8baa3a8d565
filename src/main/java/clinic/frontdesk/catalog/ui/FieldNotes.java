package clinic.frontdesk.catalog.ui;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The notes below a field: its problem, and changes made by others. */
final class FieldNotes extends VBox {

    private final Label problem = line("field-problem");
    private final Label taken = line("taken");
    private final Label theirs = new Label();
    private final Button take;
    private final VBox choice;

    /**
     * @param fieldName the label of the field, read aloud before the choices
     */
    FieldNotes(String fieldName, String takeText, String keepText, Runnable takeTheirs, Runnable keepMine) {
        getStyleClass().add("group");
        theirs.setWrapText(true);
        take = new Button(takeText);
        take.setAccessibleText(fieldName + ", " + takeText);
        take.setOnAction(event -> takeTheirs.run());
        Button keep = new Button(keepText);
        keep.setAccessibleText(fieldName + ", " + keepText);
        keep.setOnAction(event -> keepMine.run());
        HBox choices = new HBox(take, keep);
        choices.getStyleClass().add("choices");
        choice = new VBox(theirs, choices);
        choice.getStyleClass().add("theirs");
        getChildren().addAll(problem, taken, choice);
        show("", "", "");
    }

    /** Shows the notes that are not empty. */
    void show(String problemText, String takenText, String theirsText) {
        problem.setText(problemText);
        taken.setText(takenText);
        theirs.setText(theirsText);
        visible(problem, !problemText.isEmpty());
        visible(taken, !takenText.isEmpty());
        visible(choice, !theirsText.isEmpty());
        visible(this, !problemText.isEmpty() || !takenText.isEmpty() || !theirsText.isEmpty());
    }

    /** Focuses the choice between the two values. */
    void focusChoice() {
        take.requestFocus();
    }

    private static Label line(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
