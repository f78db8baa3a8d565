package clinic.frontdesk.arrival;

import clinic.frontdesk.schedule.Opening;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Whom treatments push back that run longer than booked, or began late. Only said, never written.
 *
 * @param reservationId the first reservation that cannot begin at its time
 * @param patientName for the screen only; never logged
 * @param start minute of the day
 * @param minutes by how many minutes, at least 1
 */
public record Overrun(String reservationId, String patientName, int start, int minutes) {

    /**
     * The first from now on whom the treatments in progress push back further than was booked; empty where nobody is. Treatments and
     * the buffers after them hold places as long as they were booked for, counted from when they began, or until now. The
     * capacity is that of the clinic-wide openings at the start.
     *
     * @param inTreatment whose treatments are in progress
     * @param expected whose treatments have not begun, by start
     * @param openings the day's openings
     */
    static Optional<Overrun> first(
            LocalDateTime now,
            List<PresentPatient> inTreatment,
            List<ExpectedPatient> expected,
            List<Opening> openings) {
        int minuteNow = now.getHour() * 60 + now.getMinute();
        // Who did not come in time is pushed by nobody, and holds nobody up.
        List<ExpectedPatient> coming = expected.stream()
                .filter(patient -> patient.arrived() || patient.start() >= minuteNow)
                .toList();
        for (int i = 0; i < coming.size(); i++) {
            ExpectedPatient next = coming.get(i);
            if (next.start() < minuteNow) {
                continue;
            }
            int capacity = capacity(openings, next.start());
            List<ExpectedPatient> before = coming.subList(0, i);
            int planned = pushed(next, capacity, before, inTreatment, Overrun::plannedEnd);
            int minutes = pushed(
                    next, capacity, before, inTreatment, patient -> minuteOfDay(patient, patient.holdsUntil(now)));
            if (minutes > planned) {
                return Optional.of(new Overrun(next.reservationId(), next.patientName(), next.start(), minutes));
            }
        }
        return Optional.empty();
    }

    /** How many minutes after its start a place is free for a treatment. */
    private static int pushed(
            ExpectedPatient next,
            int capacity,
            List<ExpectedPatient> before,
            List<PresentPatient> inTreatment,
            ToIntFunction<PresentPatient> end) {
        List<Integer> ends = new ArrayList<>();
        inTreatment.stream().map(end::applyAsInt).forEach(ends::add);
        before.stream().map(other -> other.start() + other.held()).forEach(ends::add);
        ends.removeIf(each -> each <= next.start());
        ends.sort(Comparator.naturalOrder());
        return ends.size() < capacity ? 0 : ends.get(ends.size() - capacity) - next.start();
    }

    private static int plannedEnd(PresentPatient patient) {
        LocalDateTime appointment = patient.appointment();
        return minuteOfDay(
                patient,
                (appointment == null ? patient.since() : appointment)
                        .plusMinutes(patient.minutes() + patient.buffer()));
    }

    /** The minute of the visit's day, without its seconds; may be past midnight. */
    private static int minuteOfDay(PresentPatient patient, LocalDateTime time) {
        return (int)
                Duration.between(patient.arrival().day().atStartOfDay(), time).toMinutes();
    }

    private static int capacity(List<Opening> openings, int minute) {
        List<Opening> clinicWide = openings.stream().filter(Opening::clinicWide).toList();
        return clinicWide.stream()
                .filter(opening -> opening.covers(minute))
                .mapToInt(Opening::capacity)
                .max()
                .orElseGet(() ->
                        clinicWide.stream().mapToInt(Opening::capacity).max().orElse(Integer.MAX_VALUE));
    }
}
