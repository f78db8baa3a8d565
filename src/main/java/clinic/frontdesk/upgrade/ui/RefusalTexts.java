package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Text;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The texts of a refusal: a title, a sentence with the next step, and details for a technician. */
final class RefusalTexts {

    private RefusalTexts() {}

    static Text title(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.Postponed postponed -> Text.of("launch.postponed.title");
            case UpgradeRefusal.Cancelled stopped -> Text.of("launch.stopped.title");
            case UpgradeRefusal.RolledBack rolledBack -> Text.of("launch.rolled-back.title");
            case UpgradeRefusal.OutdatedSample outdated -> Text.of("launch.outdated-sample.title");
            default -> Text.of(refusal.notOurs() ? "launch.not-ours.title" : "launch.refused.title");
        };
    }

    /** Why the upgrade does not run, and what to do. */
    static Text sentence(UpgradeRefusal refusal) {
        return Text.of("launch.refused." + refusal.code(), gaps(refusal));
    }

    private static Object[] gaps(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.ForeignSchema foreign ->
                new Object[] {foreign.differences().size()};
            case UpgradeRefusal.ChangedMigration changed ->
                new Object[] {changed.scripts().size()};
            case UpgradeRefusal.NewerSchema newer -> new Object[] {newer.version(), newer.known()};
            case UpgradeRefusal.LockedByAnother locked -> new Object[] {nameOf(locked.holder())};
            case UpgradeRefusal.BlockedBy blocked -> new Object[] {nameOf(blocked.session())};
            case UpgradeRefusal.MissingRights noRight -> new Object[] {noRight.login(), noRight.owner()};
            case UpgradeRefusal.TooOldServer tooOld -> new Object[] {tooOld.version()};
            case UpgradeRefusal.NoBackup noBackup ->
                new Object[] {
                    Text.of("launch.no-backup."
                            + noBackup.why().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                };
            case UpgradeRefusal.DesksConnected connected -> new Object[] {connected.desks()};
            case UpgradeRefusal.Standby standby -> new Object[0];
            case UpgradeRefusal.RolledBack rolledBack -> new Object[0];
            case UpgradeRefusal.Cancelled cancelled -> new Object[0];
            case UpgradeRefusal.Postponed postponed -> new Object[0];
            case UpgradeRefusal.OutdatedSample outdated -> new Object[0];
            case UpgradeRefusal.SampleInUse inUse -> new Object[0];
        };
    }

    private static Text nameOf(@Nullable BlockingSession session) {
        if (session == null) {
            return Text.of("launch.session.gone");
        }
        return session.application().isBlank()
                ? Text.of("launch.session.login", session.user())
                : Text.of("launch.session.program", session.application(), session.user());
    }

    /** Details for a technician, one item a line; empty where the sentence holds all. */
    static List<Text> details(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.ForeignSchema foreign -> listed(foreign.differences());
            case UpgradeRefusal.ChangedMigration changed -> listed(changed.scripts());
            case UpgradeRefusal.LockedByAnother locked -> of(locked.holder());
            case UpgradeRefusal.BlockedBy blocked -> of(blocked.session());
            case UpgradeRefusal.MissingRights noRight ->
                List.of(
                        Text.of("launch.detail.login", noRight.login()),
                        Text.of("launch.detail.missing", String.join(", ", noRight.missing())),
                        Text.of("launch.detail.owner", noRight.owner()));
            case UpgradeRefusal.NoBackup noBackup -> List.of(Text.of("launch.detail.line", noBackup.reason()));
            case UpgradeRefusal.NewerSchema newer -> List.of();
            case UpgradeRefusal.TooOldServer tooOld -> List.of();
            case UpgradeRefusal.DesksConnected connected -> List.of();
            case UpgradeRefusal.Standby standby -> List.of();
            case UpgradeRefusal.RolledBack rolledBack -> List.of();
            case UpgradeRefusal.Cancelled cancelled -> List.of();
            case UpgradeRefusal.Postponed postponed -> List.of();
            case UpgradeRefusal.OutdatedSample outdated -> List.of();
            case UpgradeRefusal.SampleInUse inUse -> List.of();
        };
    }

    /** The label of the button that tries again. */
    static Text retry(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.Postponed postponed -> Text.of("launch.now");
            case UpgradeRefusal.Cancelled stopped -> Text.of("launch.resume");
            case UpgradeRefusal.RolledBack rolledBack -> Text.of("launch.again");
            case UpgradeRefusal.OutdatedSample outdated -> Text.of("launch.renew");
            default -> Text.of("launch.retry");
        };
    }

    private static List<Text> listed(List<String> items) {
        return items.stream().map(item -> Text.of("launch.detail.item", item)).toList();
    }

    private static List<Text> of(@Nullable BlockingSession session) {
        if (session == null) {
            return List.of();
        }
        List<Text> lines = new ArrayList<>();
        // As text: a process number is printed without grouping.
        lines.add(Text.of("launch.detail.session", Integer.toString(session.pid())));
        lines.add(Text.of("launch.detail.login", session.user()));
        if (!session.application().isBlank()) {
            lines.add(Text.of("launch.detail.program", session.application()));
        }
        if (session.address() != null) {
            lines.add(Text.of("launch.detail.address", session.address()));
        }
        if (session.state() != null) {
            lines.add(Text.of("launch.detail.state", session.state()));
        }
        if (session.seconds() > 0) {
            lines.add(Text.of("launch.detail.open-for", session.seconds()));
        }
        return lines;
    }
}
