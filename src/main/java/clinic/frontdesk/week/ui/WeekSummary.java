package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A week in one line: its title above, its numbers below. */
public final class WeekSummary {

    private WeekSummary() {}

    /** The days of the week that begins on {@code monday}. */
    public static Text title(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        return Text.of(
                monday.getMonth() == sunday.getMonth() ? "week.title" : "week.title-across-months", monday, sunday);
    }

    /** How many are expected, done and still to come: today where the week holds it, else in the whole week. */
    public static Text figures(Week week) {
        Optional<WeekDay> today = week.days().stream()
                .filter(day -> day.date().equals(week.now().toLocalDate()))
                .findFirst();
        List<WeekCard> cards = today.map(WeekDay::cards)
                .orElseGet(() -> week.days().stream()
                        .flatMap(day -> day.cards().stream())
                        .toList());
        long done = count(cards, DisplayStatus.DONE);
        long gone = count(cards, DisplayStatus.NO_SHOW) + count(cards, DisplayStatus.CANCELLED);
        long expected = cards.size() - gone;
        return Text.of(today.isPresent() ? "week.figures-today" : "week.figures-week", expected, done, expected - done);
    }

    private static long count(List<WeekCard> cards, DisplayStatus status) {
        return cards.stream().filter(card -> card.status() == status).count();
    }
}
