package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A visit for which no start suited, to be put on the waiting list.
 *
 * @param services at least one
 * @param day the day that was asked for; null where none was
 * @param half the half-day that was asked for; null for both
 * @param booked the day that was booked all the same; null where nothing was
 */
public record UnsuitedVisit(
        PatientDraft patient,
        List<ServiceChoice> services,
        @Nullable LocalDate day,
        @Nullable Period half,
        @Nullable LocalDate booked) {

    public UnsuitedVisit {
        services = List.copyOf(services);
    }
}
