package clinic.frontdesk.upgrade;

import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next upgrade of a database would do; reading it changes nothing.
 *
 * @param shape what stands there
 * @param version version of the desk's schema, 0 where the desk has not been
 * @param due whether there is anything to do
 * @param adds what it would add to the schema public
 * @param scripts the scripts of {@code sql/} that it would run
 * @param reservations how many reservations there are
 * @param toFill how many of them have none of the newer columns filled
 * @param unparsed reservations whose time cannot be read
 * @param overlapping how many reservations start before an earlier one of their day is over, of those that hold a place
 * @param overlaps the first of these, by id
 * @param extras what stands there beside what the desk knows; it stays
 * @param differences why the database is not one that the desk may touch; empty where it is
 * @param inTheWay why the upgrade would not run now, one sentence in English; null where it would
 */
public record UpgradePlan(
        Shape shape,
        int version,
        boolean due,
        List<String> adds,
        List<String> scripts,
        long reservations,
        long toFill,
        List<Unparsed> unparsed,
        long overlapping,
        List<String> overlaps,
        List<String> extras,
        List<String> differences,
        @Nullable String inTheWay) {

    public UpgradePlan {
        adds = List.copyOf(adds);
        scripts = List.copyOf(scripts);
        unparsed = List.copyOf(unparsed);
        overlaps = List.copyOf(overlaps);
        extras = List.copyOf(extras);
        differences = List.copyOf(differences);
    }
}
