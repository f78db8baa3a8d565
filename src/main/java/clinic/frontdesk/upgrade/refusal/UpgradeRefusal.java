package clinic.frontdesk.upgrade.refusal;

import clinic.frontdesk.backup.BackupException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an upgrade does not run. Whatever is named here, nothing is left half done: the next launch carries on. */
public sealed interface UpgradeRefusal {

    /** The database is not one that the desk may touch. */
    record ForeignSchema(List<String> differences) implements UpgradeRefusal {
        public ForeignSchema {
            differences = List.copyOf(differences);
        }
    }

    /** Another desk is upgrading and did not finish in time; null where it went away meanwhile. */
    record LockedByAnother(@Nullable BlockingSession holder) implements UpgradeRefusal {}

    /** A session holds what the upgrade needs for a moment; null where it went away meanwhile. */
    record BlockedBy(@Nullable BlockingSession session) implements UpgradeRefusal {}

    /** This login may not do it; the owner may. */
    record MissingRights(String login, String owner, List<String> missing) implements UpgradeRefusal {
        public MissingRights {
            missing = List.copyOf(missing);
        }
    }

    /** The server is a standby, which only follows another. */
    record Standby() implements UpgradeRefusal {}

    /** The server is older than version 14. */
    record TooOldServer(String version) implements UpgradeRefusal {}

    /** A migration that was applied is not the one that this program has. */
    record ChangedMigration(List<String> scripts) implements UpgradeRefusal {
        public ChangedMigration {
            scripts = List.copyOf(scripts);
        }
    }

    /** A newer desk has upgraded the database beyond what this program may write, or even read. */
    record NewerSchema(int version, int known, boolean mayRead) implements UpgradeRefusal {}

    /** The upgrade was taken back here; a person has to ask for it again. */
    record RolledBack() implements UpgradeRefusal {}

    /** Whoever launched it, called it off. */
    record Cancelled() implements UpgradeRefusal {}

    /** Whoever launched it, put it off before it had changed anything. */
    record Postponed() implements UpgradeRefusal {}

    /** There is no proven backup, and so no upgrade; the sentence says why. */
    record NoBackup(BackupException.Reason why, String reason) implements UpgradeRefusal {}

    /** Other desks are at work on the database, and it is to be taken back. */
    record DesksConnected(int desks) implements UpgradeRefusal {}

    /** Whether the database is not one that this program may work on, rather than one it cannot upgrade just now. */
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
        };
    }

    /** Its name for machines and message keys, such as {@code blocked-by}. */
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
        };
    }

    /** What fills the gaps of its message, in order: names and numbers, no words. */
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
                "The upgrade was taken back on this database; it runs again only when asked for.";
            case Cancelled cancelled -> "The upgrade was called off; the next launch carries on.";
            case Postponed postponed -> "The upgrade was put off; nothing was changed.";
            case NoBackup noBackup -> "Without a proven backup nothing is upgraded. " + given.get(0);
            case DesksConnected connected ->
                "The upgrade cannot be taken back while other desks are at work (" + given.get(0)
                        + "); close them first.";
        };
    }

    private static String textOf(@Nullable BlockingSession session) {
        return session == null ? "a session that has gone since" : session.text();
    }
}
