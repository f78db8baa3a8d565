package clinic.frontdesk.upgrade;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an upgrade found and did. Kept in the database as JSON, under these names.
 *
 * @param shape what was found
 * @param versionBefore version of the schema before, 0 where the desk had not been there
 * @param version version of the schema after
 * @param changed whether this launch changed anything
 * @param services how many services there are
 * @param timeSlots how many openings there are
 * @param reservationsFilled how many reservations the fill has given their new columns, in all runs together
 * @param unparsed reservations whose time cannot be read
 * @param flagged how many reservations need attention, those of {@code unparsed} among them
 * @param added what the desk added to the schema public
 * @param extras what stands there beside what the desk knows
 * @param verification what the check of every row said
 * @param milliseconds how long each step took
 */
public record UpgradeReport(
        Shape shape,
        int versionBefore,
        int version,
        boolean changed,
        int services,
        int timeSlots,
        long reservationsFilled,
        List<Unparsed> unparsed,
        int flagged,
        List<String> added,
        List<String> extras,
        Verification verification,
        Map<String, Long> milliseconds) {

    /**
     * What the check of every row against an independent reading of its old columns said.
     *
     * @param checked how many rows were checked
     * @param different how many of them are not as they should be
     * @param differences the first of these, one a line, named by id and column
     */
    public record Verification(long checked, long different, List<String> differences) {
        public Verification {
            differences = List.copyOf(differences);
        }
    }

    public UpgradeReport {
        unparsed = List.copyOf(unparsed);
        added = List.copyOf(added);
        extras = List.copyOf(extras);
        milliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(milliseconds));
    }
}
