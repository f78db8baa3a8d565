package clinic.frontdesk.week.ui;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A week in one line: its title above, its numbers below. */
public final class WeekSummary {

    private static final Set<DisplayStatus> GONE = EnumSet.of(DisplayStatus.NO_SHOW, DisplayStatus.CANCELLED);

    private WeekSummary() {}

    /** What is shown: a day, the days of its week, or its month. */
    public static Text title(CalendarMode mode, LocalDate day) {
        return switch (mode) {
            case DAY -> Text.of("day.title", day);
            case WEEK -> title(WeekViewModel.mondayOf(day));
            case MONTH -> Text.of("month.title", day);
        };
    }

    /** The days of the week that begins on {@code monday}. */
    public static Text title(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        return Text.of(
                monday.getMonth() == sunday.getMonth() ? "week.title" : "week.title-across-months", monday, sunday);
    }

    /**
     * How many are expected, done and still to come: today where the week holds it, else in the whole week. Still to come is
     * whose treatment has not ended by the clock.
     */
    public static Text figures(Week week) {
        Optional<WeekDay> today = week.day(week.today());
        List<WeekCard> cards = today.map(WeekDay::cards)
                .orElseGet(() -> week.days().stream()
                        .flatMap(day -> day.cards().stream())
                        .toList());
        long done = cards.stream()
                .filter(card -> card.status() == DisplayStatus.DONE)
                .count();
        long expected =
                cards.stream().filter(card -> !GONE.contains(card.status())).count();
        long left = cards.stream().filter(card -> toCome(card, week.now())).count();
        return Text.of(today.isPresent() ? "week.figures-today" : "week.figures-week", expected, done, left);
    }

    /** Whether a reservation is still to come, or its patient is in the clinic. */
    static boolean toCome(WeekCard card, LocalDateTime now) {
        return switch (card.status()) {
            case ARRIVED, IN_TREATMENT -> card.date().equals(now.toLocalDate());
            case DONE, NO_SHOW, CANCELLED -> false;
            case UNCONFIRMED, CONFIRMED, OTHER, ATTENTION ->
                card.date().atStartOfDay().plusMinutes(card.end()).isAfter(now);
        };
    }

    /**
     * That the database is away, and how old is what is shown.
     *
     * @param shown the newest week; null before the first
     * @param readAt the clinic's time at which it was read
     * @param wanted the first day of the week that is asked for
     */
    public static Text away(@Nullable Week shown, @Nullable LocalDateTime readAt, LocalDate wanted) {
        if (shown == null || readAt == null) {
            return Text.of("desk.database-away");
        }
        String time =
                DayLabel.of(readAt.toLocalDate()) + " " + ClockTime.format(readAt.getHour() * 60 + readAt.getMinute());
        return shown.monday().equals(wanted)
                ? Text.of("desk.database-away-since", time)
                : Text.of("desk.database-away-unread", DayLabel.of(wanted), DayLabel.of(shown.monday()), time);
    }
}
