package clinic.frontdesk.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services, the legacy types that are not set up as services yet, and bad opening hours.
 *
 * @param services in display order
 * @param notSetUp the legacy types without a service, or with reservations not linked to it yet, in the website's order
 * @param badOpenings opening hours that open nothing or overlap others, for the manager to correct
 */
public record Catalog(List<Service> services, List<NotSetUp> notSetUp, List<BadOpening> badOpenings) {

    /** Copies the lists. */
    public Catalog {
        services = List.copyOf(services);
        notSetUp = List.copyOf(notSetUp);
        badOpenings = List.copyOf(badOpenings);
    }

    /**
     * A row of the opening hours as it is written, and its first problem.
     *
     * @param serviceName the one service it is for, or null for every service
     * @param problem the first of the codes of {@link clinic.frontdesk.schedule.OpeningProblems.Problem}
     */
    public record BadOpening(@Nullable String serviceName, String day, String start, String end, String problem) {}

    /**
     * A legacy type without a service, or with a service whose set-up was interrupted.
     *
     * @param code its code, which becomes the code of its service
     * @param name the clinic's name for it
     * @param waiting how many reservations are to be linked to its service
     * @param begun whether its service exists and only reservations are left to link
     */
    public record NotSetUp(String code, String name, int waiting, boolean begun) {}
}
