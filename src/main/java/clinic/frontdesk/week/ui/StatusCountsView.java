package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.ui.ComingViewModel.StatusCounts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** How many reservations of a day have each status. */
final class StatusCountsView extends VBox {

    /** The usual ones, also where their number is 0. */
    private static final List<DisplayStatus> ALWAYS = List.of(
            DisplayStatus.DONE,
            DisplayStatus.IN_TREATMENT,
            DisplayStatus.ARRIVED,
            DisplayStatus.CONFIRMED,
            DisplayStatus.UNCONFIRMED,
            DisplayStatus.NO_SHOW);

    private static final List<DisplayStatus> WHERE_ANY =
            List.of(DisplayStatus.ATTENTION, DisplayStatus.CANCELLED, DisplayStatus.OTHER);

    private final Messages messages;
    private final Label title = new Label();
    private final GridPane grid = new GridPane();

    StatusCountsView(Messages messages) {
        this.messages = messages;
        getStyleClass().add("status-counts");
        title.getStyleClass().add("section-title");
        grid.getStyleClass().add("status-grid");
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            grid.getColumnConstraints().add(half);
        }
        getChildren().addAll(title, grid);
        show(null);
    }

    void show(@Nullable StatusCounts counted) {
        setVisible(counted != null);
        setManaged(counted != null);
        if (counted == null) {
            return;
        }
        title.setText(messages.text(counted.today() ? "coming.counts" : "coming.counts-of", counted.day()));
        grid.getChildren().clear();
        ALWAYS.forEach(status -> add(status, counted.counts().getOrDefault(status, 0)));
        WHERE_ANY.forEach(status -> {
            int number = counted.counts().getOrDefault(status, 0);
            if (number > 0) {
                add(status, number);
            }
        });
    }

    private void add(DisplayStatus status, int number) {
        Region sign = new Region();
        sign.getStyleClass().addAll("status-sign", "coming-sign");
        Label name = new Label(messages.text(status.key()));
        Label count = new Label(String.valueOf(number));
        count.getStyleClass().add("status-number");
        count.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(sign, name, count);
        line.getStyleClass().addAll("status-count", status.styleClass());
        int at = grid.getChildren().size();
        grid.add(line, at % 2, at / 2);
    }
}
