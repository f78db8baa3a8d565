package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.KeyHint;
import clinic.frontdesk.ui.Subscriptions;
import clinic.frontdesk.week.WeekDay;
import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Above a day alone: how many are booked and how full its halves are, how many at once, and what is shown of its cards. */
final class DayHeading extends HBox {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final WeekViewModel model;
    private final Messages messages;
    private final Subscriptions subscriptions = new Subscriptions();
    private final Map<Period, Label> halves = new EnumMap<>(Period.class);
    private final Map<Period, FullnessBar> bars = new EnumMap<>(Period.class);
    private final Label closed = styled("day-half");
    private final Label atOnce = styled("day-half");

    DayHeading(WeekViewModel model, Messages messages, Actions actions) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("day-heading");
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        setMaxHeight(WeekLayout.HEADER - ScrolledLayers.ABOVE);
        setMinHeight(WeekLayout.HEADER - ScrolledLayers.ABOVE);
        setPickOnBounds(false);
        for (Period period : Period.values()) {
            Label half = styled("day-half");
            half.setMinWidth(USE_PREF_SIZE);
            FullnessBar bar = new FullnessBar();
            bar.getStyleClass().add("day-bar");
            halves.put(period, half);
            bars.put(period, bar);
            getChildren().addAll(half, bar);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        closed.setMinWidth(0);
        atOnce.setMinWidth(0);
        getChildren().addAll(closed, gap, atOnce);
        Button memos = button(Action.MEMOS, actions);
        Button cancelled = button(Action.CANCELLED, actions);
        getChildren().addAll(memos, cancelled);
        subscriptions.onValue(model.memosShownProperty(), shown -> memos.pseudoClassStateChanged(CHOSEN, shown));
        subscriptions.onValue(
                model.cancelledShownProperty(), shown -> cancelled.pseudoClassStateChanged(CHOSEN, shown));
        subscriptions.onChange(model.weekProperty(), this::show);
        subscriptions.onChange(model.dayProperty(), this::show);
        subscriptions.onValue(model.modeProperty(), mode -> show());
    }

    private static Label styled(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Button button(Action action, Actions actions) {
        KeyHint key = new KeyHint();
        key.setAction(action);
        Button button = new Button(messages.text(action.key()), key);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMinWidth(USE_PREF_SIZE);
        button.setFocusTraversable(false);
        button.getStyleClass().add("day-toggle");
        actions.bind(button, action, messages, subscriptions);
        return button;
    }

    private void show() {
        boolean single = model.modeProperty().get() == CalendarMode.DAY;
        setVisible(single);
        setManaged(single);
        if (single && model.weekProperty().get() != null) {
            model.weekProperty().get().day(model.dayProperty().get()).ifPresent(this::show);
        }
    }

    private void show(WeekDay day) {
        halves.forEach((period, label) -> {
            Fullness fullness = day.fullness().get(period);
            long people = day.cards().stream()
                    .filter(card -> card.status() != DisplayStatus.CANCELLED && Period.of(card.start()) == period)
                    .count();
            boolean shown = fullness != null || people > 0;
            label.setText(messages.text(
                    period == Period.MORNING ? "day.morning" : "day.afternoon",
                    people,
                    fullness == null ? 0 : Math.round(fullness.ratio() * 100)));
            label.setVisible(shown);
            label.setManaged(shown);
            FullnessBar bar = bars.get(period);
            if (bar != null) {
                bar.show(fullness);
                bar.setVisible(fullness != null);
                bar.setManaged(fullness != null);
            }
        });
        closed.setText(day.closed() ? day.closedFor().orElse(messages.text("week.closed")) : "");
        atOnce.setText(day.closed() ? "" : messages.text("day.at-once", day.capacity()));
    }

    /** Removes its subscriptions; it is not shown again. */
    void close() {
        subscriptions.close();
    }
}
