package clinic.frontdesk.upgrade;

import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.report.UpgradeReport;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.List;

/**
 * What a database is now; reading it changes nothing. Its names are those of {@link UpgradeReport}.
 *
 * @param shape what stands there
 * @param version version of the desk's schema, 0 where the desk has not been
 * @param pending whether the next launch would upgrade it
 * @param services how many services there are
 * @param timeSlots how many openings there are
 * @param reservations how many reservations there are
 * @param reservationsFilled how many of them the desk's upgrades filled, as recorded
 * @param unparsed reservations whose time cannot be read
 * @param flagged how many reservations need attention, those of {@code unparsed} among them
 * @param added what the desk added to the schema public
 * @param extras what stands there beside what the desk knows
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
        List<String> differences) {

    public UpgradeStatus {
        unparsed = List.copyOf(unparsed);
        added = List.copyOf(added);
        extras = List.copyOf(extras);
        differences = List.copyOf(differences);
    }
}
