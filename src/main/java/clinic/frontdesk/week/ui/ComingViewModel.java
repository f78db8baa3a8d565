package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.ui.Action;
import clinic.frontdesk.ui.BackgroundTasks;
import clinic.frontdesk.ui.Latest;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import clinic.frontdesk.week.WeekSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Who comes next: today's reservations that have not ended, whatever week is shown, the one at hand first; and the shown
 * day's reservations by status. Today is taken from the shown week where that holds it, and read beside it where it does not.
 * Lives on the screen's thread.
 */
public final class ComingViewModel {

    /**
     * How many reservations of a day have each status.
     *
     * @param counts by status, without those that none has
     */
    public record StatusCounts(LocalDate day, boolean today, Map<DisplayStatus, Integer> counts) {

        public StatusCounts {
            counts = Map.copyOf(counts);
        }
    }

    private final WeekViewModel model;
    private final WeekSource source;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<@Nullable List<WeekCard>> coming = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable WeekCard> atHand = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable StatusCounts> counts = new ReadOnlyObjectWrapper<>();
    private BiConsumer<String, Action> onStep = (id, step) -> {};
    private @Nullable Week ofToday;

    public ComingViewModel(WeekViewModel model, WeekSource source, BackgroundTasks tasks) {
        this.model = model;
        this.source = source;
        this.reading = new Latest(tasks);
        model.weekProperty().subscribe(this::follow);
        model.selectedProperty().subscribe(this::findAtHand);
        model.dayProperty().subscribe(this::count);
        model.modeProperty().subscribe(this::count);
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
        count();
    }

    private void show(Week week) {
        ofToday = week;
        coming.set(week.day(week.today()).map(WeekDay::cards).orElse(List.of()).stream()
                .filter(card -> WeekSummary.toCome(card, week.now()) && card.status() != DisplayStatus.IN_TREATMENT)
                .sorted(Comparator.comparingInt(WeekCard::start).thenComparing(WeekCard::reservationId))
                .toList());
        findAtHand();
    }

    /** The selected one of today's reservations; else the next who has not arrived; else the next who waits. */
    private void findAtHand() {
        Week week = ofToday;
        List<WeekCard> list = coming.get();
        if (week == null || list == null) {
            return;
        }
        String selected = model.selectedProperty().get();
        atHand.set(week.day(week.today()).map(WeekDay::cards).orElse(List.of()).stream()
                .filter(card -> card.reservationId().equals(selected))
                .findFirst()
                .or(() -> list.stream()
                        .filter(card -> card.status() != DisplayStatus.ARRIVED)
                        .findFirst())
                .or(() -> list.stream().findFirst())
                .orElse(null));
    }

    private void count() {
        Week shown = model.weekProperty().get();
        if (shown == null) {
            return;
        }
        LocalDate today = shown.today();
        LocalDate wanted = model.modeProperty().get() == CalendarMode.DAY
                ? model.dayProperty().get()
                : today;
        LocalDate day =
                shown.day(wanted).isPresent() ? wanted : model.dayProperty().get();
        shown.day(day).ifPresent(found -> {
            Map<DisplayStatus, Integer> numbers = new EnumMap<>(DisplayStatus.class);
            Stream.concat(found.cards().stream(), found.cancelled().stream())
                    .forEach(card -> numbers.merge(card.status(), 1, Integer::sum));
            counts.set(new StatusCounts(day, day.equals(today), numbers));
        });
    }

    /** Shows the day of a reservation, and its details. */
    public void choose(WeekCard card) {
        if (model.card(card.reservationId()).isEmpty()) {
            model.show(card.date());
        }
        model.chooseCard(card.reservationId());
    }

    /** Selects a reservation without opening its details, so that it is at hand. */
    void point(WeekCard card) {
        model.point(card.date(), card.reservationId());
    }

    /** Asks to record a step of the visit that is at hand. */
    void step(Action step) {
        WeekCard card = atHand.get();
        if (card != null) {
            onStep.accept(card.reservationId(), step);
        }
    }

    /** Sets the handler called with a reservation and the step of its visit. */
    public void setOnStep(BiConsumer<String, Action> handler) {
        onStep = handler;
    }

    /** Today's reservations whose treatment has not begun, by start; null until they are known. */
    public ReadOnlyObjectProperty<@Nullable List<WeekCard>> comingProperty() {
        return coming.getReadOnlyProperty();
    }

    /** The reservation whose visit the steps are for; null for none. */
    public ReadOnlyObjectProperty<@Nullable WeekCard> atHandProperty() {
        return atHand.getReadOnlyProperty();
    }

    /** The numbers of the shown day, or of today; null until they are known. */
    public ReadOnlyObjectProperty<@Nullable StatusCounts> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** What others changed in the shown week in the last seconds, by reservation. */
    public ReadOnlyObjectProperty<Map<String, CardChange>> changedProperty() {
        return model.changedProperty();
    }
}
