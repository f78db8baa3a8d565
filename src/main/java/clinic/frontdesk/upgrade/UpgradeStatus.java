package clinic.frontdesk.upgrade;

import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a database. Its names are those of {@link UpgradeReport}.
 *
 * @param shape the shape of the database
 * @param version version of the desk's schema, 0 where there is none
 * @param pending whether the next launch would upgrade it
 * @param services the number of services
 * @param timeSlots the number of openings
 * @param reservations the number of reservations
 * @param reservationsFilled the number of reservations that the desk's upgrades filled, as recorded
 * @param unparsed reservations whose time cannot be read
 * @param flagged the number of reservations that need attention, {@code unparsed} included
 * @param added the objects that the desk added to the schema public
 * @param extras objects that the desk does not know
 * @param capacity what the coming reservations show about the clinic's capacity; null where the openings fit
 * @param unreadableClosures the website's coming closures that close nothing, because they cannot be read
 * @param differences why the shape is foreign; empty where it is not
 */
public record UpgradeStatus(
        Shape shape,
        int version,
        boolean pending,
        int services,
        int timeSlots,
        long reservations,
        long reservationsFilled,
        List<Unparsed> unparsed,
        int flagged,
        List<String> added,
        List<String> extras,
        @Nullable ShownCapacity capacity,
        List<UnreadableClosure> unreadableClosures,
        List<String> differences) {

    public UpgradeStatus {
        unparsed = List.copyOf(unparsed);
        added = List.copyOf(added);
        extras = List.copyOf(extras);
        unreadableClosures = List.copyOf(unreadableClosures);
        differences = List.copyOf(differences);
    }
}
