package clinic.frontdesk.upgrade.refusal;

import clinic.frontdesk.backup.BackupException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an upgrade does not run. In each case the database is consistent, and the next launch continues. */
public sealed interface UpgradeRefusal {

    /** The database is not one that the desk may touch. */
    record ForeignSchema(List<String> differences) implements UpgradeRefusal {
        public ForeignSchema {
            differences = List.copyOf(differences);
        }
    }

    /** Another desk is upgrading and did not finish in time; null where its session has ended since. */
    record LockedByAnother(@Nullable BlockingSession holder) implements UpgradeRefusal {}

    /** A session holds a lock that the upgrade needs; null where it has ended since. */
    record BlockedBy(@Nullable BlockingSession session) implements UpgradeRefusal {}

    /** This login lacks privileges that the upgrade needs; the owner has them. */
    record MissingRights(String login, String owner, List<String> missing) implements UpgradeRefusal {
        public MissingRights {
            missing = List.copyOf(missing);
        }
    }

    /** The server is a standby and takes no changes. */
    record Standby() implements UpgradeRefusal {}

    /** The server is older than version 14. */
    record TooOldServer(String version) implements UpgradeRefusal {}

    /** An applied migration is not the one of that version in this program. */
    record ChangedMigration(List<String> scripts) implements UpgradeRefusal {
        public ChangedMigration {
            scripts = List.copyOf(scripts);
        }
    }

    /** A newer desk has upgraded the database beyond what this program may write, or even read. */
    record NewerSchema(int version, int known, boolean mayRead) implements UpgradeRefusal {}

    /** The upgrade was rolled back on this database; a person has to ask for it again. */
    record RolledBack() implements UpgradeRefusal {}

    /** The upgrade was canceled. */
    record Cancelled() implements UpgradeRefusal {}

    /** The upgrade was postponed before it changed anything. */
    record Postponed() implements UpgradeRefusal {}

    /** There is no proven backup, and so no upgrade; the reason is a sentence. */
    record NoBackup(BackupException.Reason why, String reason) implements UpgradeRefusal {}

    /** Other desks are connected, and the upgrade is to be rolled back. */
    record DesksConnected(int desks) implements UpgradeRefusal {}

    /** The database is a sample clinic that an older build of the desk made; the command makes it anew. */
    record OutdatedSample(String command) implements UpgradeRefusal {}

    /** The sample clinic is to be made anew, and another desk uses it. */
    record SampleInUse() implements UpgradeRefusal {}

    /** What stands around the reservations would keep the upgrade from ending well; each item says what, and the remedy. */
    record Obstructed(List<String> obstacles) implements UpgradeRefusal {
        public Obstructed {
            obstacles = List.copyOf(obstacles);
        }
    }

    /** Triggers of other programs would fire on every row that is filled, and nobody has allowed them to. */
    record TriggersFire(List<String> triggers) implements UpgradeRefusal {
        public TriggersFire {
            triggers = List.copyOf(triggers);
        }
    }

    /** Objects of other programs depend on what a rollback drops and would not be dropped with it. */
    record BuiltUpon(List<String> objects) implements UpgradeRefusal {
        public BuiltUpon {
            objects = List.copyOf(objects);
        }
    }

    /** Whether this program may not work on the database at all, rather than not upgrade it at present. */
    default boolean notOurs() {
        return switch (this) {
            case ForeignSchema foreign -> true;
            case ChangedMigration changed -> true;
            case NewerSchema newer -> true;
            case LockedByAnother locked -> false;
            case BlockedBy blocked -> false;
            case MissingRights noRight -> false;
            case Standby standby -> false;
            case TooOldServer tooOld -> false;
            case RolledBack rolledBack -> false;
            case Cancelled cancelled -> false;
            case Postponed postponed -> false;
            case NoBackup noBackup -> false;
            case DesksConnected desks -> false;
            case OutdatedSample outdated -> false;
            case SampleInUse inUse -> false;
            case Obstructed obstructed -> false;
            case TriggersFire fire -> false;
            case BuiltUpon built -> false;
        };
    }

    /** Its name in JSON and message keys, such as {@code blocked-by}. */
    default String code() {
        return switch (this) {
            case ForeignSchema foreign -> "foreign-schema";
            case ChangedMigration changed -> "changed-migration";
            case NewerSchema newer -> newer.mayRead() ? "newer-schema-read" : "newer-schema";
            case LockedByAnother locked -> "locked-by-another";
            case BlockedBy blocked -> "blocked-by";
            case MissingRights noRight -> "no-right";
            case Standby standby -> "standby";
            case TooOldServer tooOld -> "too-old-server";
            case RolledBack rolledBack -> "rolled-back";
            case Cancelled cancelled -> "cancelled";
            case Postponed postponed -> "postponed";
            case NoBackup noBackup -> "no-backup";
            case DesksConnected desks -> "desks-connected";
            case OutdatedSample outdated -> "outdated-sample";
            case SampleInUse inUse -> "sample-in-use";
            case Obstructed obstructed -> "obstructed";
            case TriggersFire fire -> "triggers-fire";
            case BuiltUpon built -> "built-upon";
        };
    }

    /** The arguments of its message, in order: names and numbers. */
    default List<String> details() {
        return switch (this) {
            case ForeignSchema foreign -> List.of(String.join("; ", foreign.differences()));
            case ChangedMigration changed -> List.of(String.join(", ", changed.scripts()));
            case NewerSchema newer -> List.of(Integer.toString(newer.version()), Integer.toString(newer.known()));
            case LockedByAnother locked -> List.of(textOf(locked.holder()));
            case BlockedBy blocked -> List.of(textOf(blocked.session()));
            case MissingRights noRight ->
                List.of(noRight.login(), noRight.owner(), String.join(", ", noRight.missing()));
            case TooOldServer tooOld -> List.of(tooOld.version());
            case Standby standby -> List.of();
            case RolledBack rolledBack -> List.of();
            case Cancelled cancelled -> List.of();
            case Postponed postponed -> List.of();
            case NoBackup noBackup -> List.of(noBackup.reason());
            case DesksConnected connected -> List.of(Integer.toString(connected.desks()));
            case OutdatedSample outdated -> List.of(outdated.command());
            case SampleInUse inUse -> List.of();
            case Obstructed obstructed -> List.of(String.join("; ", obstructed.obstacles()));
            case TriggersFire fire -> List.of(String.join(", ", fire.triggers()));
            case BuiltUpon built -> List.of(String.join("; ", built.objects()));
        };
    }

    /** One plain sentence in English, for the command line and the log. */
    default String sentence() {
        List<String> given = details();
        return switch (this) {
            case ForeignSchema foreign ->
                "This database is not one that the desk may touch, and nothing was written: " + given.get(0) + ".";
            case ChangedMigration changed ->
                "The database was upgraded by other scripts than this program has: " + given.get(0) + ".";
            case NewerSchema newer ->
                "A newer desk has upgraded this database to version " + given.get(0)
                        + (newer.mayRead()
                                ? "; this program may only read it."
                                : "; this program must be updated before it may work on it.");
            case LockedByAnother locked -> "Another desk is upgrading this database: " + given.get(0) + ".";
            case BlockedBy blocked -> "The upgrade waited for a lock that another program holds: " + given.get(0) + ".";
            case MissingRights noRight ->
                "The login " + given.get(0) + " may not upgrade this database (missing: " + given.get(2) + "); "
                        + given.get(1) + " may.";
            case Standby standby -> "This server is a standby and takes no changes; connect to its primary.";
            case TooOldServer tooOld -> "The server is PostgreSQL " + given.get(0) + "; version 14 or newer is needed.";
            case RolledBack rolledBack ->
                "The upgrade was rolled back on this database; it runs again only when asked for.";
            case Cancelled cancelled -> "The upgrade was canceled; the next launch continues it.";
            case Postponed postponed -> "The upgrade was postponed; nothing was changed.";
            case NoBackup noBackup -> "Without a proven backup nothing is upgraded. " + given.get(0);
            case DesksConnected connected ->
                "The upgrade cannot be rolled back while other desks are connected (" + given.get(0)
                        + "); close them first.";
            case OutdatedSample outdated ->
                "This sample clinic was made by an older build of the desk; \"" + given.get(0)
                        + "\" makes it anew, without what was booked in it.";
            case Obstructed obstructed ->
                "The upgrade would not end well, and nothing was written: " + given.get(0) + ".";
            case TriggersFire fire ->
                "Triggers of other programs would fire on every reservation that is filled, and nothing was written: "
                        + given.get(0) + ". Disable them for the upgrade, use a login that may set"
                        + " session_replication_role, or allow each: upgrade --allow-trigger NAME.";
            case BuiltUpon built ->
                "Objects of other programs stand on what the upgrade added, and nothing was changed: " + given.get(0)
                        + ". Drop or change them first.";
            case SampleInUse inUse -> "Another desk is using the sample clinic; close that desk first.";
        };
    }

    private static String textOf(@Nullable BlockingSession session) {
        return session == null ? "a session that has ended since" : session.text();
    }
}
