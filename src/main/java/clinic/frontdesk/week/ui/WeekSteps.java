package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.ui.WeekWalk.Stop;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of the keyboard through cards and free places, past the edges of the shown week too. */
final class WeekSteps {

    /** How many weeks without any card or place it passes. */
    private static final int MOST_WEEKS = 5;

    /** A step that waits for the week that it leads to. */
    private record Pending(LocalDate from, int minute, int days, int weeksLeft) {}

    private final WeekViewModel model;
    private @Nullable Pending pending;
    private @Nullable String walkedTo;

    WeekSteps(WeekViewModel model) {
        this.model = model;
    }

    void step(int days, int rows) {
        Week week = model.weekProperty().get();
        if (week == null || (pending != null && model.loadingProperty().get())) {
            return;
        }
        // One whose week could not be read is dropped.
        pending = null;
        WeekWalk walk = WeekWalk.of(week, model.walked());
        Optional<Stop> at = current(week, walk);
        if (at.isEmpty()) {
            first(week, walk).ifPresent(this::goTo);
        } else if (model.modeProperty().get() == CalendarMode.DAY) {
            stepInDay(week, walk, at.get(), days, rows);
        } else if (rows != 0) {
            walk.beside(at.get(), rows).ifPresent(this::goTo);
        } else {
            across(walk, at.get().date(), at.get().start(), days, MOST_WEEKS);
        }
    }

    private void stepInDay(Week week, WeekWalk walk, Stop at, int days, int rows) {
        Optional<Stop> next = week.day(at.date())
                .flatMap(day -> LaneWalk.of(day, walk.on(at.date())).step(at, days, rows));
        if (next.isPresent()) {
            goTo(next.get());
        } else if (days != 0) {
            across(walk, at.date(), at.start(), days, MOST_WEEKS);
        }
    }

    private Optional<Stop> current(Week week, WeekWalk walk) {
        Optional<Stop> at =
                walk.at(model.selectedProperty().get(), model.cursorProperty().get());
        // A stop on another day than the shown one is not in sight.
        return model.modeProperty().get() == CalendarMode.DAY
                ? at.filter(stop -> stop.date().equals(model.dayProperty().get()))
                : at.filter(stop -> week.day(stop.date()).isPresent());
    }

    private Optional<Stop> first(Week week, WeekWalk walk) {
        LocalDate today = week.today();
        boolean day = model.modeProperty().get() == CalendarMode.DAY;
        LocalDate start = day ? model.dayProperty().get() : week.day(today).isPresent() ? today : week.monday();
        int minute = start.equals(today) ? WeekLayer.minuteNow(week) : 0;
        return walk.from(start, minute).or(() -> day ? Optional.empty() : walk.across(start, minute, 1));
    }

    private void across(WeekWalk walk, LocalDate from, int minute, int days, int weeksLeft) {
        Optional<Stop> next = walk.across(from, minute, days);
        if (next.isPresent()) {
            goTo(next.get());
        } else if (weeksLeft > 0) {
            LocalDate monday = model.mondayProperty().get();
            LocalDate edge = days > 0 ? monday.plusDays(7) : monday.minusDays(1);
            // The step goes on from the day before the week's first one, or after its last one.
            pending = new Pending(edge.minusDays(days), minute, days, weeksLeft - 1);
            model.show(edge);
        }
    }

    /** Goes on with a step whose week has come. */
    void loaded() {
        Pending waiting = pending;
        Week week = model.weekProperty().get();
        if (waiting != null && week != null) {
            pending = null;
            if (week.monday().equals(model.mondayProperty().get())) {
                across(
                        WeekWalk.of(week, model.walked()),
                        waiting.from(),
                        waiting.minute(),
                        waiting.days(),
                        waiting.weeksLeft());
            }
        }
    }

    private void goTo(Stop stop) {
        if (stop.cardId() != null) {
            walkedTo = stop.cardId();
            model.cursorProperty().set(null);
            model.selectedProperty().set(stop.cardId());
        } else {
            walkedTo = null;
            model.selectedProperty().set(null);
            model.cursorProperty().set(stop.place());
        }
        if (!model.dayProperty().get().equals(stop.date())) {
            model.enter(stop.date());
        }
    }

    /** A card was opened. */
    void opened() {
        walkedTo = null;
    }

    /** The card that was walked to and not opened since; null where there is none. */
    @Nullable
    String cardToOpen() {
        String card = walkedTo;
        return card != null
                        && Objects.equals(card, model.selectedProperty().get())
                        && model.card(card).map(WeekCard::reservationId).isPresent()
                ? card
                : null;
    }
}
