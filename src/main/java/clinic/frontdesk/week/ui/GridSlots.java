package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The places of a week that look free, one interval long: a hint of where to click. Whether a service fits there is
 * decided by the booking, which knows the service.
 */
final class GridSlots {

    private static final Set<DisplayStatus> HOLDING =
            EnumSet.complementOf(EnumSet.of(DisplayStatus.DONE, DisplayStatus.NO_SHOW, DisplayStatus.CANCELLED));

    private static final Comparator<GridSlot> IN_ORDER =
            Comparator.comparing(GridSlot::date).thenComparingInt(GridSlot::start);

    private GridSlots() {}

    /** The free places by day, then by start; nothing that lies in the past or meets a closure. */
    static List<GridSlot> free(Week week) {
        List<GridSlot> places = new ArrayList<>();
        for (WeekDay day : week.days()) {
            TreeMap<Integer, GridSlot> ofDay = new TreeMap<>();
            boolean clinicWide = day.openings().stream().anyMatch(Opening::clinicWide);
            for (Opening opening : day.openings()) {
                if (clinicWide && !opening.clinicWide()) {
                    continue;
                }
                for (int start = opening.start();
                        start + opening.interval() <= opening.end();
                        start += opening.interval()) {
                    GridSlot place = new GridSlot(day.date(), start, start + opening.interval());
                    if (isFree(place, day, opening.capacity(), week)) {
                        ofDay.putIfAbsent(start, place);
                    }
                }
            }
            places.addAll(ofDay.values());
        }
        return places;
    }

    /**
     * The place that an arrow key leads to: the next one of the day for up and down, the one nearest in time on the
     * next day that has any for left and right. Stays where it is at the edge.
     *
     * @param days -1, 0 or 1
     * @param rows -1, 0 or 1
     */
    static Optional<GridSlot> step(List<GridSlot> places, Optional<GridSlot> from, int days, int rows) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        if (from.isEmpty()) {
            return places.stream().min(IN_ORDER);
        }
        GridSlot at = from.get();
        if (rows != 0) {
            Comparator<GridSlot> towards = rows > 0 ? IN_ORDER : IN_ORDER.reversed();
            return places.stream()
                    .filter(place -> place.date().equals(at.date()) && towards.compare(place, at) > 0)
                    .min(towards)
                    .or(() -> from);
        }
        Optional<LocalDate> day = places.stream()
                .map(GridSlot::date)
                .filter(date -> days > 0 ? date.isAfter(at.date()) : date.isBefore(at.date()))
                .min(days > 0 ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return day.flatMap(date -> places.stream()
                        .filter(place -> place.date().equals(date))
                        .min(Comparator.comparingInt(place -> Math.abs(place.start() - at.start()))))
                .or(() -> from);
    }

    private static boolean isFree(GridSlot place, WeekDay day, int capacity, Week week) {
        LocalDate today = week.now().toLocalDate();
        int now = week.now().getHour() * 60 + week.now().getMinute();
        if (place.date().isBefore(today) || (place.date().equals(today) && place.start() < now)) {
            return false;
        }
        if (day.closures().stream().anyMatch(c -> c.start() < place.end() && place.start() < c.end())) {
            return false;
        }
        return peak(place, day.cards()) < capacity;
    }

    /** How many cards hold the place at once, at the worst instant; an instant is worst where some card begins. */
    private static long peak(GridSlot place, List<WeekCard> cards) {
        List<WeekCard> met = cards.stream()
                .filter(card ->
                        HOLDING.contains(card.status()) && card.start() < place.end() && place.start() < until(card))
                .toList();
        return met.stream()
                .mapToLong(at -> met.stream()
                        .filter(card -> card.start() <= Math.max(at.start(), place.start())
                                && Math.max(at.start(), place.start()) < until(card))
                        .count())
                .max()
                .orElse(0);
    }

    private static int until(WeekCard card) {
        return card.start() + card.duration() + card.buffer();
    }
}
