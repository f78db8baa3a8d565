package clinic.frontdesk.upgrade.report;

import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.upgrade.shape.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an upgrade found and did. Kept in the database as JSON, under these names.
 *
 * @param shape the shape that was found
 * @param versionBefore version of the schema before, 0 where there was none
 * @param version version of the schema after
 * @param changed whether this launch changed anything
 * @param services the number of services
 * @param timeSlots the number of openings
 * @param reservationsFilled the number of reservations filled, in all runs together
 * @param unparsed reservations whose time cannot be read
 * @param flagged the number of reservations that need attention, {@code unparsed} included
 * @param added the objects that the desk added to the schema public
 * @param extras objects that the desk does not know
 * @param appeared those of the extras that did not exist at the last upgrade
 * @param backup the proven backup made before; null where there was nothing to back up, or nothing to upgrade
 * @param oldValues the comparison of the old columns with that backup
 * @param verification the check of every row's new columns
 * @param milliseconds the time of each step
 * @param skipped rows that could not be filled; they are as they were, flagged, and hold their places
 * @param triggersFired triggers of other programs that were allowed to fire on the rows filled
 * @param capacity what the coming reservations show about the clinic's capacity; null where the openings fit
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
        Map<String, Long> milliseconds,
        List<Skipped> skipped,
        List<String> triggersFired,
        @Nullable ShownCapacity capacity) {

    /** A report of a run in which every row could be filled, and no trigger of another program fired. */
    public UpgradeReport(
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
        this(
                shape,
                versionBefore,
                version,
                changed,
                services,
                timeSlots,
                reservationsFilled,
                unparsed,
                flagged,
                added,
                extras,
                appeared,
                backup,
                oldValues,
                verification,
                milliseconds,
                List.of(),
                List.of(),
                null);
    }

    /**
     * A row that could not be filled.
     *
     * @param reason what refused it: the name of a constraint or trigger where the server tells one, else an SQLSTATE
     */
    public record Skipped(String id, String reason) {}

    /**
     * The backup made before an upgrade.
     *
     * @param file its path on the machine that ran the upgrade
     * @param way how it was made
     * @param tool what made it
     * @param rows the number of rows read back from it and verified
     */
    public record Backup(String file, String way, String tool, long rows) {}

    /**
     * The comparison of the old columns with the backup.
     *
     * @param compared the number of rows of the backup
     * @param byOthers rows that differ, are new or were deleted, and are known to have been written by another client
     * @param unexplained rows that differ and are not known to have been written by another client; 0 unless there is
     *     an error
     * @param differences the first of these, by id
     */
    public record OldValues(long compared, long byOthers, long unexplained, List<String> differences) {

        /** Nothing was compared. */
        public static final OldValues NONE = new OldValues(0, 0, 0, List.of());

        public OldValues {
            differences = List.copyOf(differences);
        }
    }

    /**
     * The check of every row against values computed independently from its old columns.
     *
     * @param checked the number of rows checked
     * @param different the number of rows with other values
     * @param differences the first of these, by id and column
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
        skipped = List.copyOf(skipped);
        triggersFired = List.copyOf(triggersFired);
        milliseconds = Collections.unmodifiableMap(new LinkedHashMap<>(milliseconds));
    }
}
