package clinic.frontdesk.upgrade.report;

import clinic.frontdesk.upgrade.shape.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
 * @param appeared of these, what was not there at the last upgrade
 * @param backup the proven backup that it rests on; null where there was nothing to back up, or nothing to do
 * @param oldValues what the comparison with that backup said
 * @param verification what the check of every row's new columns said
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
        List<String> appeared,
        @Nullable Backup backup,
        OldValues oldValues,
        Verification verification,
        Map<String, Long> milliseconds) {

    /**
     * The backup that an upgrade rests on.
     *
     * @param file where it is, on the machine that launched the upgrade
     * @param way how it was made
     * @param tool what made it
     * @param rows rows read back from it and found right
     */
    public record Backup(String file, String way, String tool, long rows) {}

    /**
     * What the comparison of the old columns with the backup said.
     *
     * @param compared rows of the backup
     * @param byOthers rows that differ, are new or are gone, each known to have been written by another client
     * @param unexplained rows that differ and that nobody is known to have written; none, unless something is wrong
     * @param differences the first of these, one a line, named by id
     */
    public record OldValues(long compared, long byOthers, long unexplained, List<String> differences) {

        /** Nothing was compared. */
        public static final OldValues NONE = new OldValues(0, 0, 0, List.of());

        public OldValues {
            differences = List.copyOf(differences);
        }
    }

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
        appeared = List.copyOf(appeared);
        milliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(milliseconds));
    }
}
