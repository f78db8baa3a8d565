package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.Subscriptions;
import javafx.scene.layout.StackPane;

/** The main content of the window: the week or a day of it, or a month in its place. */
public final class CalendarView extends StackPane {

    private final WeekViewModel model;
    private final WeekView week;
    private final MonthPage month;
    private final Subscriptions subscriptions = new Subscriptions();

    public CalendarView(WeekViewModel model, MonthViewModel months, Messages messages, Actions actions) {
        this.model = model;
        week = new WeekView(model, messages, actions);
        month = new MonthPage(months, messages);
        getChildren().addAll(week.root(), month);
        subscriptions.onValue(model.modeProperty(), mode -> {
            boolean focused = isFocusWithin();
            month.setVisible(mode == CalendarMode.MONTH);
            week.root().setVisible(mode != CalendarMode.MONTH);
            if (focused) {
                focus();
            }
        });
    }

    /** Focuses what is shown. */
    public void focus() {
        if (model.modeProperty().get() == CalendarMode.MONTH) {
            month.focusDay();
        } else {
            week.focus();
        }
    }

    /** Removes its subscriptions. It is not shown again. */
    public void close() {
        subscriptions.close();
        week.close();
        month.close();
    }
}
