package clinic.frontdesk.reservation;

import clinic.frontdesk.catalog.LegacyService;
import org.jspecify.annotations.Nullable;

/**
 * The service of a reservation in the columns of both of the website's builds, as booked.
 *
 * @param id null while the service is not set up
 * @param name null while the service is not set up
 * @param legacyType the label of the legacy type
 * @param duration minutes of treatment, or null where they are unknown
 */
public record BookedService(
        @Nullable String id,
        @Nullable String name,
        String legacyType,
        @Nullable Integer duration) {

    /** The name to show: that of the legacy type while the service is not set up. */
    String shownName() {
        return name == null ? LegacyService.nameOf(legacyType) : name;
    }
}
