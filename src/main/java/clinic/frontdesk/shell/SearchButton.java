package clinic.frontdesk.shell;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The search's place in the bar: looks like its field, and opens it. */
public final class SearchButton extends Button {

    private static final double WIDEST = 270;
    private static final double NARROWEST = 96;

    public SearchButton(Messages messages, Actions actions) {
        Label prompt = new Label(messages.text("search.prompt"));
        prompt.getStyleClass().add("search-prompt");
        prompt.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        KeyHint hint = new KeyHint();
        hint.setAction(Action.SEARCH);
        hint.setMinWidth(USE_PREF_SIZE);
        HBox field = new HBox(prompt, gap, hint);
        field.getStyleClass().add("search-field");
        field.prefWidthProperty().bind(widthProperty().subtract(24));
        setGraphic(field);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAccessibleText(messages.text(Action.SEARCH.key()));
        getStyleClass().add("search-button");
        setMinWidth(NARROWEST);
        setPrefWidth(WIDEST);
        setMaxWidth(WIDEST);
        setOnAction(event -> actions.run(Action.SEARCH));
    }
}
