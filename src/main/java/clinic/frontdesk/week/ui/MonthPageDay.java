package clinic.frontdesk.week.ui;

import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.MonthDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A day of the full-size month: its number, what it is called, how many are booked and how full it is. */
final class MonthPageDay extends Button {

    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
    private static final PseudoClass HOLIDAY = PseudoClass.getPseudoClass("holiday");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");

    private final Messages messages;
    private final DateTimeFormatter spoken;
    private final Label number = styled("month-number");
    private final Label name = styled("month-name");
    private final Label people = styled("month-people");
    private final Label percent = styled("month-percent");
    private final FullnessBar bar = new FullnessBar();
    private LocalDate date = LocalDate.EPOCH;

    MonthPageDay(Messages messages) {
        this.messages = messages;
        this.spoken = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        getStyleClass().setAll("month-page-day");
        setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        setMinSize(0, 0);
        number.setMinWidth(USE_PREF_SIZE);
        name.setMinWidth(0);
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        people.setMinWidth(USE_PREF_SIZE);
        percent.setMinWidth(USE_PREF_SIZE);
        name.setWrapText(true);
        name.setMinHeight(0);
        VBox head = new VBox(number, name);
        HBox foot = new HBox(people, between, percent);
        foot.getStyleClass().add("month-page-head");
        bar.getStyleClass().add("month-page-bar");
        VBox content = new VBox(head, gap, foot, bar);
        content.getStyleClass().add("month-page-content");
        content.setMouseTransparent(true);
        content.minWidthProperty().bind(widthProperty().subtract(22));
        content.maxWidthProperty().bind(widthProperty().subtract(22));
        content.minHeightProperty().bind(heightProperty().subtract(18));
        content.maxHeightProperty().bind(heightProperty().subtract(18));
        setGraphic(content);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    LocalDate date() {
        return date;
    }

    /**
     * Shows a day.
     *
     * @param known what is known of it; null while nothing is
     * @param inMonth whether it lies in the shown month
     */
    void show(LocalDate next, @Nullable MonthDay known, boolean today, boolean inMonth) {
        date = next;
        number.setText(Integer.toString(next.getDayOfMonth()));
        String named = known == null ? "" : known.name().orElse("");
        name.setText(ClosuresLayer.inLines(named));
        name.setManaged(!named.isEmpty());
        setTooltip(named.isEmpty() ? null : new Tooltip(named));
        people.setText(known != null && known.people() > 0 ? messages.text("week.people", known.people()) : "");
        Fullness fullness = known == null ? null : known.fullness();
        percent.setText(fullness == null ? "" : messages.text("month.percent", Math.round(fullness.ratio() * 100)));
        bar.show(fullness);
        pseudoClassStateChanged(TODAY, today);
        pseudoClassStateChanged(OTHER, !inMonth);
        pseudoClassStateChanged(CLOSED, known != null && fullness == null);
        pseudoClassStateChanged(
                HOLIDAY,
                next.getDayOfWeek() == DayOfWeek.SUNDAY
                        || (known != null && !known.holiday().isEmpty()));
        setAccessibleText(MonthDayButton.words(messages, spoken, next, known));
    }
}
