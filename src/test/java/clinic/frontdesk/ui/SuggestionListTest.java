package clinic.frontdesk.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** Suggestions stand below their field, wherever it moves. */
class SuggestionListTest {

    @Test
    void followsAFieldThatMovesMoreThanOnce() throws Exception {
        assertThat(Screens.onScreen(SuggestionListTest::distances)).containsExactly(2.0, 2.0, 2.0);
    }

    /** The distances of the suggestions from their field, after each move of it. */
    private static List<Double> distances() {
        TextField field = new TextField();
        Region above = new Region();
        Pane overlay = new Pane();
        StackPane root = new StackPane(new VBox(above, field), overlay);
        Suggestions<String> suggestions = new Suggestions<>();
        new SuggestionList<String>(overlay, field, Label::new, 30).follow(suggestions, item -> {}, new Subscriptions());
        new Scene(root, 300, 400);
        move(root, above, 20);
        suggestions.show(List.of("리프팅"), true);
        return Stream.of(60, 100, 40)
                .map(height -> {
                    move(root, above, height);
                    Node list = overlay.getChildren().getFirst();
                    return list.getLayoutY()
                            - field.localToScene(field.getLayoutBounds()).getMaxY();
                })
                .toList();
    }

    private static void move(StackPane root, Region above, double height) {
        above.setMinHeight(height);
        root.applyCss();
        root.layout();
    }
}
