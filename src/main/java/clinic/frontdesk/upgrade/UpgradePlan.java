package clinic.frontdesk.upgrade;

import clinic.frontdesk.upgrade.report.Unparsed;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the next upgrade of a database would do; reading it changes nothing.
 *
 * @param shape the shape of the database
 * @param version version of the desk's schema, 0 where there is none
 * @param due whether an upgrade is due
 * @param adds the objects that it would add to the schema public
 * @param scripts the scripts of {@code sql/} that it would run
 * @param reservations the number of reservations
 * @param toFill those of them with none of the newer columns filled
 * @param unparsed reservations whose time cannot be read
 * @param overlapping active reservations that start before an earlier one of the same day has ended
 * @param overlaps the first of these, by id
 * @param extras objects that the desk does not know; they stay as they are
 * @param differences why the desk may not change the database; empty where it may
 * @param inTheWay why the upgrade would be refused at present, an English sentence; null where it would run
 * @param findings triggers, constraints, tables, publications, views, locks and settings that the upgrade meets, an English
 *     phrase each
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
        @Nullable String inTheWay,
        List<String> findings) {

    /** A plan for a database in which nothing of other programs matters. */
    public UpgradePlan(
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
        this(
                shape,
                version,
                due,
                adds,
                scripts,
                reservations,
                toFill,
                unparsed,
                overlapping,
                overlaps,
                extras,
                differences,
                inTheWay,
                List.of());
    }

    public UpgradePlan {
        adds = List.copyOf(adds);
        scripts = List.copyOf(scripts);
        unparsed = List.copyOf(unparsed);
        overlaps = List.copyOf(overlaps);
        extras = List.copyOf(extras);
        differences = List.copyOf(differences);
        findings = List.copyOf(findings);
    }
}
