package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.schedule.VisitFinder;
import clinic.frontdesk.schedule.VisitRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the free starts nearest to one that was refused, at most {@value #MOST}: from a week before it, but not before
 * today, within {@value #DAYS} days.
 */
final class NearestSlots {

    private static final int DAYS = 90;
    private static final int DAYS_BEFORE = 7;
    private static final int MOST = 5;

    private final OfferedSlots offered;

    NearestSlots(OfferedSlots offered) {
        this.offered = offered;
    }

    /** For a new reservation. */
    List<Slot> to(NewReservation wanted) {
        return nearest(offered.starts(wanted.serviceId(), from(wanted.date()), DAYS), wanted.date(), wanted.start());
    }

    /** For a visit: the first starts of visits that can be booked whole. */
    List<Slot> toVisit(List<NewReservation> parts) {
        NewReservation first = parts.getFirst();
        VisitRequest request =
                VisitRequest.of(parts.stream().map(NewReservation::serviceId).toArray(String[]::new));
        List<Slot> starts = new VisitFinder(offered.schedule(from(first.date()), DAYS), request)
                .first(Long.MAX_VALUE).stream()
                        .map(visit -> visit.parts().getFirst())
                        .toList();
        return nearest(starts, first.date(), first.start());
    }

    /**
     * For moving a reservation.
     *
     * @param start minute of the day
     */
    List<Slot> to(String reservationId, LocalDate date, int start) {
        return nearest(offered.startsFor(reservationId, from(date), DAYS), date, start);
    }

    /**
     * For a reservation that asks for a treatment, which is not the one that it was booked with.
     *
     * @param start minute of the day
     */
    List<Slot> to(Treatment treatment, String reservationId, LocalDate date, int start) {
        return nearest(offered.schedule(from(date), DAYS).startsFor(treatment, reservationId), date, start);
    }

    private LocalDate from(LocalDate wanted) {
        LocalDate today = offered.now().toLocalDate();
        LocalDate earliest = wanted.minusDays(DAYS_BEFORE);
        return earliest.isBefore(today) ? today : earliest;
    }

    private static List<Slot> nearest(List<Slot> starts, LocalDate date, int minute) {
        LocalDateTime wanted = date.atStartOfDay().plusMinutes(minute);
        return starts.stream()
                .filter(start -> start.free() > 0)
                // A constraint of the website can refuse a start that is free by the rules.
                .filter(start -> !(start.date().equals(date) && start.start() == minute))
                .sorted(Comparator.comparing(start -> Duration.between(
                                wanted, start.date().atStartOfDay().plusMinutes(start.start()))
                        .abs()))
                .limit(MOST)
                .toList();
    }
}
