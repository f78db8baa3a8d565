package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Obstacles;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.text.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A reservation in hand and the days that it may go to, read at one moment: answers without the database where it may
 * stand. The database decides when it is put there.
 */
public final class MovePlan {

    /** Rule 10: a patient who stands at the desk may still be booked for a start as long ago as this. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final PlacedReservation reservation;
    private final boolean copy;
    private final Schedule schedule;
    private final Map<String, String> names;
    private final Map<LocalDate, Obstacles> obstacles = new HashMap<>();
    private final Map<LocalDate, NavigableSet<Integer>> grids = new HashMap<>();

    /**
     * @param copy whether a copy of it goes there, which conflicts with the original and has the minutes that its service
     *     has then
     * @param schedule the days that can be asked for
     * @param names the patients' names by the reservations that hold places on these days
     */
    public MovePlan(PlacedReservation reservation, boolean copy, Schedule schedule, Map<String, String> names) {
        this.reservation = reservation;
        this.copy = copy;
        this.schedule = schedule;
        this.names = Map.copyOf(names);
    }

    public PlacedReservation reservation() {
        return reservation;
    }

    /** Whether a day was read. */
    public boolean covers(LocalDate date) {
        return day(date).isPresent();
    }

    /** The treatment on a day: a copy takes the minutes that its service has then. */
    public Treatment on(LocalDate date) {
        return Optional.ofNullable(copy ? reservation.treatment().serviceId() : null)
                .map(schedule.services()::get)
                .map(terms -> terms.on(date))
                .orElseGet(reservation::treatment);
    }

    /** The starts where it may go, free ones only, by day and start; none where it may not be moved. */
    public List<Slot> starts() {
        if (unmovable().isPresent()) {
            return List.of();
        }
        return schedule.days().stream()
                .flatMap(day -> availability(day).starts(schedule.now()).stream())
                .filter(start -> start.free() > 0)
                .filter(start -> copy || !reservation.standsAt(start.date(), start.start()))
                .toList();
    }

    /** The starts that a card snaps to on a day, past and full ones included: the grid, and what is offered off it. */
    public NavigableSet<Integer> grid(LocalDate date) {
        return grids.computeIfAbsent(date, this::gridOf);
    }

    private NavigableSet<Integer> gridOf(LocalDate date) {
        NavigableSet<Integer> starts = new TreeSet<>();
        day(date).ifPresent(day -> {
            Availability availability = availability(day);
            int length = on(date).duration();
            for (Opening window : availability.windows()) {
                for (int start = window.start(); start + length <= window.end(); start += window.interval()) {
                    starts.add(start);
                }
            }
            availability.starts(schedule.now()).forEach(start -> starts.add(start.start()));
        });
        Integer own = reservation.start();
        if (own != null && date.equals(reservation.date())) {
            starts.add(own);
        }
        return starts;
    }

    /** What keeps it from a start, in words that name it; empty where it may stand there. */
    public Optional<Text> refusal(LocalDate date, int start) {
        Optional<Text> unmovable = unmovable();
        if (unmovable.isPresent() || (!copy && reservation.standsAt(date, start))) {
            return unmovable;
        }
        if (date.atStartOfDay().plusMinutes(start).isBefore(schedule.now().minus(LATEST))) {
            return Optional.of(Text.of("refusal.past"));
        }
        Optional<DayPlan> day = day(date);
        if (day.isEmpty()) {
            return Optional.of(Text.of("move.reading"));
        }
        return obstacles
                .computeIfAbsent(date, asked -> new Obstacles(day.get(), on(date), except()))
                .at(start)
                .map(obstacle -> ObstacleTexts.of(obstacle, names));
    }

    /** What keeps the reservation from lasting so many minutes where it stands, in words; empty where it may. */
    public Optional<Text> refusalOfLength(int minutes) {
        Integer start = reservation.start();
        Treatment treatment = reservation.treatment();
        if (start == null || !reservation.holds()) {
            return Optional.of(Text.of(start == null ? "refusal.no-start" : "move.ended"));
        }
        if (reservation.date().isBefore(schedule.now().toLocalDate()) || minutes == treatment.duration()) {
            // What was before today is history, and not judged.
            return Optional.empty();
        }
        Treatment wanted = new Treatment(treatment.serviceId(), minutes, treatment.buffer());
        return day(reservation.date())
                .map(day -> new Obstacles(day, wanted, reservation.reservationId())
                        .at(start)
                        .map(obstacle -> ObstacleTexts.of(obstacle, names)))
                .orElseGet(() -> Optional.of(Text.of("move.reading")));
    }

    /** Why it may go nowhere: what has ended or was cancelled stays where it is, and can be copied. */
    private Optional<Text> unmovable() {
        return copy || reservation.holds() ? Optional.empty() : Optional.of(Text.of("move.ended"));
    }

    private Availability availability(DayPlan day) {
        return new Availability(day, on(day.date()), except());
    }

    private String except() {
        return copy ? "" : reservation.reservationId();
    }

    private Optional<DayPlan> day(LocalDate date) {
        return schedule.days().stream().filter(day -> day.date().equals(date)).findFirst();
    }
}
