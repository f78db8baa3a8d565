package clinic.frontdesk.board.ui;

import clinic.frontdesk.board.BoardLine;
import clinic.frontdesk.board.BoardState;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Subscriptions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The board on the wall. Its type grows with the window, so that it can be read from some metres. */
public final class BoardView extends BorderPane {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** Lines that fit below each other, with the heads. */
    private static final double LINES = 26;

    private static final int MOST_IN_TREATMENT = 3;
    private static final int MOST_WAITING = 6;
    private static final int MOST_NEXT = 10;

    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Label date = styled("board-date");
    private final Label time = styled("board-time");
    private final VBox inTreatment = new VBox();
    private final VBox waiting = new VBox();
    private final VBox next = new VBox();

    public BoardView(BoardViewModel model, Messages messages) {
        this.messages = messages;
        getStyleClass().add("board");
        getStylesheets()
                .add(Objects.requireNonNull(BoardView.class.getResource("board.css"))
                        .toExternalForm());
        // A narrow window has smaller type than its height would allow.
        styleProperty()
                .bind(Bindings.createStringBinding(
                        () -> String.format(
                                Locale.ROOT,
                                "-fx-font-size: %.1fpx;",
                                Math.max(10, Math.min(getHeight() / LINES, getWidth() / 36))),
                        heightProperty(),
                        widthProperty()));
        HBox head = new HBox(date, gap(), time);
        head.getStyleClass().add("board-head");
        setTop(head);
        VBox left = new VBox(part("board.in-treatment", inTreatment), part("board.waiting", waiting));
        left.getStyleClass().add("board-column");
        VBox right = new VBox(part("board.next", next));
        right.getStyleClass().add("board-column");
        HBox columns = new HBox(left, right);
        columns.getStyleClass().add("board-columns");
        List.of(left, right).forEach(column -> {
            column.setMinWidth(0);
            column.setPrefWidth(0);
            HBox.setHgrow(column, Priority.ALWAYS);
        });
        setCenter(columns);
        Label problem = styled("board-problem");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setWrapText(true);
        setBottom(problem);
        subscriptions.showText(problem, model.problemProperty(), messages);
        subscriptions.showWhile(problem, problem.textProperty().isNotEmpty());
        subscriptions.onValue(model.boardProperty(), this::show);
        subscriptions.onValue(model.nowProperty(), this::showNow);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private VBox part(String key, VBox lines) {
        Label title = styled("board-title");
        title.setText(messages.text(key));
        lines.getStyleClass().add("board-lines");
        VBox part = new VBox(title, lines);
        part.getStyleClass().add("board-part");
        return part;
    }

    private void showNow(@Nullable LocalDateTime now) {
        date.setText(now == null ? "" : messages.text("board.date", now.toLocalDate()));
        time.setText(now == null ? "" : TIME.format(now));
    }

    private void show(@Nullable BoardState state) {
        if (state != null) {
            fill(inTreatment, state.inTreatment(), MOST_IN_TREATMENT, "board.until", false);
            fill(waiting, state.waiting(), MOST_WAITING, "board.about", true);
            fill(next, state.next(), MOST_NEXT, "", false);
        }
    }

    private void fill(VBox part, List<BoardLine> lines, int most, String expected, boolean numbered) {
        // The last line says how many more there are.
        int shown = lines.size() > most ? most - 1 : lines.size();
        part.getChildren().clear();
        for (int i = 0; i < shown; i++) {
            part.getChildren().add(line(lines.get(i), numbered ? String.valueOf(i + 1) : "", expected));
        }
        if (shown < lines.size()) {
            part.getChildren().add(said("board.more", lines.size() - shown));
        } else if (lines.isEmpty()) {
            part.getChildren().add(said("board.nobody"));
        }
    }

    private Label said(String key, Object... arguments) {
        Label label = styled("board-said");
        label.setText(messages.text(key, arguments));
        return label;
    }

    private Node line(BoardLine shown, String number, String expected) {
        Label order = styled("board-number");
        order.setText(number);
        order.setManaged(!number.isEmpty());
        Label appointment = styled("board-appointment");
        LocalDateTime at = shown.appointment();
        appointment.setText(at == null ? "" : TIME.format(at));
        Label name = styled("board-name");
        name.setText(shown.name());
        name.setMinWidth(0);
        LocalDateTime foreseen = shown.expected();
        Label about = styled("board-about");
        about.setText(foreseen == null ? "" : messages.text(expected, TIME.format(foreseen)));
        List.of(order, appointment, about).forEach(label -> label.setMinWidth(Region.USE_PREF_SIZE));
        HBox line = new HBox(order, appointment, name, gap(), about);
        line.getStyleClass().add("board-line");
        return line;
    }

    /** Removes its subscriptions; it is not shown again. */
    public void close() {
        subscriptions.close();
    }
}
