package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Obstacle;
import clinic.frontdesk.schedule.Obstacles;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.text.Text;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A reservation in hand and the days that it may go to, read at one moment: answers without the database where it may
 * stand. The database decides when it is put there.
 */
public final class MovePlan {

    /** Rule 10: a patient who stands at the desk may still be booked for a start as long ago as this. */
    private static final Duration LATEST = Duration.ofMinutes(10);

    private final ReservationSnapshot reservation;
    private final Schedule schedule;
    private final Map<String, String> names;
    private final Map<DayAsked, Obstacles> days = new HashMap<>();

    /** A day and a treatment that was asked for: while a card moves, the same ones are asked for again and again. */
    private record DayAsked(LocalDate date, Treatment treatment, String except) {}

    /**
     * @param schedule the days that can be asked for
     * @param names the patients' names by the reservations that hold places on these days
     */
    MovePlan(ReservationSnapshot reservation, Schedule schedule, Map<String, String> names) {
        this.reservation = reservation;
        this.schedule = schedule;
        this.names = Map.copyOf(names);
    }

    public ReservationSnapshot reservation() {
        return reservation;
    }

    /** Whether a day was read. */
    public boolean covers(LocalDate date) {
        return day(date).isPresent();
    }

    /** The starts that the reservation may be moved to, full ones included. */
    public List<Slot> starts() {
        return schedule.startsFor(reservation.treatment(), reservation.reservationId());
    }

    /** The treatment of a copy on a day: the minutes that the service has then. */
    public Treatment copyOn(LocalDate date) {
        return Optional.ofNullable(reservation.treatment().serviceId())
                .map(schedule.services()::get)
                .map(terms -> terms.on(date))
                .orElseGet(reservation::treatment);
    }

    /** What keeps the reservation from a start, in words; empty where it may stand there. */
    public Optional<Text> refusal(LocalDate date, int start) {
        return refusal(date, start, reservation.treatment(), reservation.reservationId());
    }

    /** What keeps a copy of the reservation from a start, in words; it conflicts with the original. */
    public Optional<Text> refusalOfCopy(LocalDate date, int start) {
        return refusal(date, start, copyOn(date), "");
    }

    /** What keeps the reservation from lasting so many minutes where it stands, in words. */
    public Optional<Text> refusalOfLength(int minutes) {
        Integer start = reservation.start();
        if (start == null) {
            return Optional.of(Text.of("refusal.no-start"));
        }
        return blocked(reservation.date(), start, reservation.lasting(minutes), reservation.reservationId());
    }

    private Optional<Text> refusal(LocalDate date, int start, Treatment treatment, String except) {
        boolean where = date.equals(reservation.date()) && Objects.equals(start, reservation.start());
        if (where && !except.isEmpty()) {
            return Optional.empty();
        }
        if (date.atStartOfDay().plusMinutes(start).isBefore(schedule.now().minus(LATEST))) {
            return Optional.of(Text.of("refusal.past"));
        }
        return blocked(date, start, treatment, except);
    }

    private Optional<Text> blocked(LocalDate date, int start, Treatment treatment, String except) {
        if (date.isBefore(schedule.now().toLocalDate())) {
            // What was before today is history, and not judged.
            return Optional.empty();
        }
        Optional<DayPlan> day = day(date);
        if (day.isEmpty()) {
            return Optional.of(Text.of("move.reading"));
        }
        return days.computeIfAbsent(
                        new DayAsked(date, treatment, except), asked -> new Obstacles(day.get(), treatment, except))
                .at(start)
                .map(this::words);
    }

    private Text words(Obstacle obstacle) {
        return ObstacleTexts.of(obstacle, names);
    }

    private Optional<DayPlan> day(LocalDate date) {
        return schedule.days().stream().filter(day -> day.date().equals(date)).findFirst();
    }
}
