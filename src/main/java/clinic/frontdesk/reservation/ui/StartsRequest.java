package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.input.DatePhrase;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.VisitRequest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which starts are asked for.
 *
 * @param services the ids of the services in order, at least one
 * @param from the first day
 * @param half the half-day; null for both
 */
record StartsRequest(
        List<String> services, LocalDate from, @Nullable Period half) {

    StartsRequest {
        services = List.copyOf(services);
    }

    /**
     * The starts from the day of a phrase on; from today on where it names no day to come.
     *
     * @param phrase null where nothing readable was typed
     * @param toggled the half-day that is switched on; one that is said goes before it
     */
    static StartsRequest of(
            List<String> services, @Nullable DatePhrase phrase, @Nullable Period toggled, LocalDate today) {
        LocalDate said = phrase == null ? null : phrase.date();
        Period half = phrase == null || phrase.minute() != null || phrase.period() == null ? toggled : phrase.period();
        return new StartsRequest(services, said == null || said.isBefore(today) ? today : said, half);
    }

    VisitRequest visit() {
        return new VisitRequest(services, half, 0, EnumSet.allOf(DayOfWeek.class));
    }
}
