package clinic.frontdesk.week.ui;

import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.WeekSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Who comes next: today's reservations that have not ended, whatever week is shown. They are taken from the shown week where
 * it holds today, and read beside it where it does not. Lives on the screen's thread.
 */
public final class ComingViewModel {

    private final WeekViewModel model;
    private final WeekSource source;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<@Nullable List<WeekCard>> coming = new ReadOnlyObjectWrapper<>();

    public ComingViewModel(WeekViewModel model, WeekSource source, BackgroundTasks tasks) {
        this.model = model;
        this.source = source;
        this.reading = new Latest(tasks);
        model.weekProperty().subscribe(this::follow);
    }

    private void follow(@Nullable Week shown) {
        if (shown == null) {
            return;
        }
        LocalDate today = shown.today();
        if (shown.day(today).isPresent()) {
            reading.cancel();
            show(shown);
        } else {
            // What is shown stays until the other answer has come, or cannot come.
            reading.run(() -> source.load(WeekViewModel.mondayOf(today)), this::show, failure -> {});
        }
    }

    private void show(Week week) {
        coming.set(week.day(week.today()).map(WeekDay::cards).orElse(List.of()).stream()
                .filter(card -> WeekSummary.toCome(card, week.now()))
                .sorted(Comparator.comparingInt(WeekCard::start).thenComparing(WeekCard::reservationId))
                .toList());
    }

    /** Shows the day of a reservation, and its details. */
    public void choose(WeekCard card) {
        if (model.card(card.reservationId()).isEmpty()) {
            model.show(card.date());
        }
        model.chooseCard(card.reservationId());
    }

    /** Today's reservations that have not ended, by start; null until they are known. */
    public ReadOnlyObjectProperty<@Nullable List<WeekCard>> comingProperty() {
        return coming.getReadOnlyProperty();
    }
}
