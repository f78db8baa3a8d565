package clinic.frontdesk.ui;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Suggestions below a field, or above it where there is no room, over what is beneath. Focus stays in the field. */
public final class SuggestionList<T> {

    private static final int MOST_ROWS = 7;
    /** Fewer rows than that below a field are shown above it. */
    private static final int LEAST_ROWS = 3;

    private static final double GAP = 2;
    private static final double EDGES = 10;
    private static final double CELL_EDGES = 28;
    private static final double LEAST_WIDTH = 250;

    private final Pane overlay;
    private final Region field;
    private final ListView<T> list = new ListView<>();
    private final double rowHeight;

    /**
     * @param row the contents of a row
     * @param rowHeight in pixels
     */
    public SuggestionList(Pane overlay, Region field, Function<T, Region> row, double rowHeight) {
        this.overlay = overlay;
        this.field = field;
        this.rowHeight = rowHeight;
        list.setFocusTraversable(false);
        list.setFixedCellSize(rowHeight);
        list.getStyleClass().add("suggestions");
        list.setAccessibleText(field.getAccessibleText());
        list.setVisible(false);
        list.setManaged(false);
        list.setCellFactory(view -> new SuggestionCell(row));
        overlay.getChildren().add(list);
    }

    /** A row takes the width of the list, so that what is too long gets an ellipsis. */
    private final class SuggestionCell extends ListCell<T> {

        private final Function<T, Region> row;

        SuggestionCell(Function<T, Region> row) {
            this.row = row;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            Region graphic = row.apply(item);
            graphic.setMinWidth(0);
            graphic.prefWidthProperty().bind(list.widthProperty().subtract(CELL_EDGES));
            setGraphic(graphic);
        }
    }

    /** Shows suggestions while there are some, and passes on the one that is clicked. */
    public void follow(Suggestions<T> suggestions, Consumer<T> take, Subscriptions subscriptions) {
        Runnable show = () -> {
            list.getItems().setAll(suggestions.items());
            list.setVisible(suggestions.open());
            place();
        };
        subscriptions.onChange(suggestions.items(), show);
        // What opens above the field while suggestions are shown moves it. Nobody else reads the transform, and one
        // that
        // has not been read since it became invalid tells of no further change.
        subscriptions.onValue(field.localToSceneTransformProperty(), transform -> place());
        subscriptions.onValue(suggestions.highlightedProperty(), index -> {
            int at = index.intValue();
            if (at < 0) {
                list.getSelectionModel().clearSelection();
            } else if (at < list.getItems().size()) {
                list.getSelectionModel().select(at);
                list.scrollTo(Math.max(0, at - MOST_ROWS + 1));
            }
        });
        list.setOnMousePressed(event -> {
            T item = list.getSelectionModel().getSelectedItem();
            if (event.getButton() == MouseButton.PRIMARY && item != null) {
                take.accept(item);
            }
            field.requestFocus();
        });
        show.run();
    }

    private void place() {
        if (!list.isVisible()) {
            return;
        }
        Bounds below = overlay.sceneToLocal(field.localToScene(field.getBoundsInLocal()));
        if (below != null) {
            double height = Math.min(MOST_ROWS, list.getItems().size()) * rowHeight + EDGES;
            double room = overlay.getHeight() - below.getMaxY() - 2 * GAP;
            boolean above = room < height && room < LEAST_ROWS * rowHeight && below.getMinY() > room;
            double shown = Math.min(height, above ? below.getMinY() - 2 * GAP : Math.max(room, rowHeight + EDGES));
            double y = above ? below.getMinY() - GAP - shown : below.getMaxY() + GAP;
            list.resizeRelocate(below.getMinX(), y, Math.max(LEAST_WIDTH, below.getWidth()), shown);
        }
    }
}
