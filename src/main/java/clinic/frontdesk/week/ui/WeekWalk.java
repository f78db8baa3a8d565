package clinic.frontdesk.week.ui;

import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard's way through cards and free places: up and down through a day in the order of time, left and right to what is
 * nearest in time on the next day that has anything.
 *
 * @param stops what can be walked to, by day and start; at the same start cards come before places
 */
record WeekWalk(List<Stop> stops) {

    /**
     * A card or a free place.
     *
     * @param cardId the reservation's id; null for a place
     * @param place the place; null for a card
     */
    record Stop(
            LocalDate date,
            int start,
            @Nullable String cardId,
            @Nullable GridSlot place) {

        boolean isAt(@Nullable String card, @Nullable GridSlot slot) {
            return slot != null ? slot.equals(place) : card != null && card.equals(cardId);
        }
    }

    private static final Comparator<Stop> IN_ORDER = Comparator.comparing(Stop::date)
            .thenComparingInt(Stop::start)
            .thenComparing(stop -> stop.cardId() == null)
            .thenComparing(stop -> stop.cardId() == null ? "" : stop.cardId());

    /** The way through a week. */
    static WeekWalk of(Week week, List<GridSlot> places) {
        List<Stop> stops = new ArrayList<>();
        for (WeekDay day : week.days()) {
            for (WeekCard card : day.cards()) {
                stops.add(new Stop(day.date(), card.start(), card.reservationId(), null));
            }
        }
        for (GridSlot place : places) {
            if (week.day(place.date()).isPresent()) {
                stops.add(new Stop(place.date(), place.start(), null, place));
            }
        }
        stops.sort(IN_ORDER);
        return new WeekWalk(List.copyOf(stops));
    }

    /** The stop of a card or a place. */
    Optional<Stop> at(@Nullable String card, @Nullable GridSlot place) {
        return stops.stream().filter(stop -> stop.isAt(card, place)).findFirst();
    }

    /** The first stop of a day from a minute on; else the last one before it. */
    Optional<Stop> from(LocalDate date, int minute) {
        List<Stop> day = on(date);
        return day.stream()
                .filter(stop -> stop.start() >= minute)
                .findFirst()
                .or(() -> day.isEmpty() ? Optional.empty() : Optional.of(day.getLast()));
    }

    /** The stop after or before another one on its day; empty at the day's end. */
    Optional<Stop> beside(Stop from, int rows) {
        List<Stop> day = on(from.date());
        int next = day.indexOf(from) + rows;
        return 0 <= next && next < day.size() ? Optional.of(day.get(next)) : Optional.empty();
    }

    /** The stop nearest in time on the next day, or the one before, that has any; empty where there is no such day. */
    Optional<Stop> across(LocalDate from, int minute, int days) {
        return stops.stream()
                .map(Stop::date)
                .filter(date -> days > 0 ? date.isAfter(from) : date.isBefore(from))
                .min(days > 0 ? Comparator.naturalOrder() : Comparator.reverseOrder())
                .flatMap(date -> nearest(date, minute));
    }

    private Optional<Stop> nearest(LocalDate date, int minute) {
        return on(date).stream().min(Comparator.comparingInt(stop -> Math.abs(stop.start() - minute)));
    }

    /** The stops of a day. */
    List<Stop> on(LocalDate date) {
        return stops.stream().filter(stop -> stop.date().equals(date)).toList();
    }
}
