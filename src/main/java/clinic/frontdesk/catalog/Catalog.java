package clinic.frontdesk.catalog;

import java.util.List;

/**
 * The services, and what waits to become one.
 *
 * @param services in display order
 * @param notSetUp the website's old types without a service, or with reservations that still wait for it, in the website's order
 */
public record Catalog(List<Service> services, List<NotSetUp> notSetUp) {

    /** Copies both lists. */
    public Catalog {
        services = List.copyOf(services);
        notSetUp = List.copyOf(notSetUp);
    }

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
