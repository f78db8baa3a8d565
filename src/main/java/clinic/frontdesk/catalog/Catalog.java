package clinic.frontdesk.catalog;

import java.time.DayOfWeek;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The services, and what waits to become one.
 *
 * @param services in display order
 * @param notSetUp the website's old types without a service, or with reservations that still wait for it, in the website's order
 * @param badOpenings opening hours that open nothing, or meet others, for the manager to mend
 */
public record Catalog(List<Service> services, List<NotSetUp> notSetUp, List<BadOpening> badOpenings) {

    /** Copies the lists. */
    public Catalog {
        services = List.copyOf(services);
        notSetUp = List.copyOf(notSetUp);
        badOpenings = List.copyOf(badOpenings);
    }

    /**
     * A row of the opening hours as it is written, and what is wrong with it.
     *
     * @param serviceName the one service it is for, or null for every service
     * @param problem the first of the codes of {@link clinic.frontdesk.schedule.OpeningProblems.Problem}
     */
    public record BadOpening(@Nullable String serviceName, DayOfWeek day, String start, String end, String problem) {}

    /**
     * An old type without a service, or with one that was set up by somebody who then was broken off.
     *
     * @param code its code, which its service will have
     * @param name the clinic's name for it
     * @param waiting how many reservations would belong to its service
     * @param begun whether its service is there, and only its reservations wait
     */
    public record NotSetUp(String code, String name, int waiting, boolean begun) {}
}
