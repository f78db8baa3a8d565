package clinic.frontdesk.week.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.week.MonthDay;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A day of the month beside the week: its number, red on Sundays and holidays, and how full it is. */
final class MonthDayButton extends Button {

    private static final PseudoClass SHOWN = PseudoClass.getPseudoClass("shown");
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other");
    private static final PseudoClass HOLIDAY = PseudoClass.getPseudoClass("holiday");
    private static final PseudoClass SATURDAY = PseudoClass.getPseudoClass("saturday");

    private final Messages messages;
    private final DateTimeFormatter spoken;
    private final FullnessBar bar = new FullnessBar();
    private @Nullable Tooltip tooltip;
    private LocalDate date = LocalDate.EPOCH;

    MonthDayButton(Messages messages, String styleClass) {
        this.messages = messages;
        this.spoken = DateTimeFormatter.ofPattern(messages.text("panel.day"), messages.locale());
        getStyleClass().setAll(styleClass);
        setMaxWidth(Double.MAX_VALUE);
        setGraphic(bar);
        setContentDisplay(ContentDisplay.BOTTOM);
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
        setText(Integer.toString(next.getDayOfMonth()));
        boolean holiday = next.getDayOfWeek() == DayOfWeek.SUNDAY
                || (known != null && !known.holiday().isEmpty());
        pseudoClassStateChanged(TODAY, today);
        pseudoClassStateChanged(OTHER, !inMonth);
        pseudoClassStateChanged(HOLIDAY, holiday);
        pseudoClassStateChanged(SATURDAY, !holiday && next.getDayOfWeek() == DayOfWeek.SATURDAY);
        bar.show(known == null ? null : known.fullness());
        String words = words(messages, spoken, next, known);
        setAccessibleText(words);
        if (known == null || (known.name().isEmpty() && known.people() == 0)) {
            setTooltip(null);
        } else {
            tooltip = tooltip == null ? new Tooltip() : tooltip;
            tooltip.setText(words);
            setTooltip(tooltip);
        }
    }

    /** Sets whether the day is among what is shown. */
    void setShown(boolean shown) {
        pseudoClassStateChanged(SHOWN, shown);
    }

    /** A day in words: its date, its name, and how many are booked. */
    static String words(Messages messages, DateTimeFormatter spoken, LocalDate date, @Nullable MonthDay known) {
        List<String> parts = new ArrayList<>();
        parts.add(spoken.format(date));
        if (known != null) {
            known.name().ifPresent(parts::add);
            if (known.people() > 0) {
                parts.add(messages.text("month.people", known.people()));
            }
        }
        return String.join(" · ", parts);
    }
}
