package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.MovePlan;
import clinic.frontdesk.reservation.PlacedReservation;
import clinic.frontdesk.reservation.ReservationSnapshot;
import clinic.frontdesk.schedule.BusyInterval;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes cards in hand, and tells from the shown week where they may go. */
final class HeldCards {

    private HeldCards() {}

    /** A card of a week; empty where it does not show it. */
    static Optional<HeldCard> of(Week week, @Nullable String reservationId) {
        for (WeekDay day : week.days()) {
            for (WeekCard card : day.cards()) {
                if (card.reservationId().equals(reservationId)) {
                    return Optional.of(of(week, day, card));
                }
            }
        }
        return Optional.empty();
    }

    private static HeldCard of(Week week, WeekDay day, WeekCard card) {
        Optional<BusyInterval> held = day.plan().held().stream()
                .filter(interval -> interval.reservationId().equals(card.reservationId()))
                .findFirst();
        Treatment treatment = held.map(
                        interval -> new Treatment(interval.serviceId(), interval.duration(), interval.buffer()))
                .orElseGet(() -> new Treatment(null, card.duration(), card.buffer()));
        return new HeldCard(
                new PlacedReservation(card.reservationId(), card.date(), card.start(), treatment, held.isPresent()),
                card.patientName(),
                card.serviceName(),
                ended(week.now(), card.date(), card.end()));
    }

    /** A reservation that was read by itself. */
    static HeldCard of(ReservationSnapshot read, LocalDateTime now) {
        Integer start = read.start();
        int end = start == null ? 0 : start + read.treatment().duration();
        return new HeldCard(
                read.placed(), read.patientName(), read.serviceName(), start != null && ended(now, read.date(), end));
    }

    private static boolean ended(LocalDateTime now, LocalDate date, int end) {
        return !date.atStartOfDay().plusMinutes(end).isAfter(now);
    }

    /** Where a card may go in a week. */
    static MovePlan plan(Week week, HeldCard card, boolean copy) {
        Map<String, String> names = new HashMap<>();
        week.days().forEach(day -> day.cards().forEach(each -> names.put(each.reservationId(), each.patientName())));
        Schedule schedule =
                new Schedule(week.now(), week.days().stream().map(WeekDay::plan).toList(), week.services());
        return new MovePlan(card.placed(), copy, schedule, names);
    }
}
