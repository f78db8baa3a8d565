package clinic.frontdesk.upgrade.ui;

import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.refusal.BlockingSession;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A refusal in words: a title, a sentence with the next step, and what a technician asks for. */
final class RefusalTexts {

    private final Messages messages;

    RefusalTexts(Messages messages) {
        this.messages = messages;
    }

    String title(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.Postponed postponed -> messages.text("launch.postponed.title");
            case UpgradeRefusal.RolledBack rolledBack -> messages.text("launch.rolled-back.title");
            default -> messages.text(refusal.notOurs() ? "launch.not-ours.title" : "launch.refused.title");
        };
    }

    /** What is in the way, and what to do. */
    String sentence(UpgradeRefusal refusal) {
        return messages.text("launch.refused." + refusal.code(), gaps(refusal));
    }

    private Object[] gaps(UpgradeRefusal refusal) {
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
                    messages.text("launch.no-backup." + noBackup.why().name().toLowerCase(Locale.ROOT))
                };
            case UpgradeRefusal.DesksConnected connected -> new Object[] {connected.desks()};
            case UpgradeRefusal.Standby standby -> new Object[0];
            case UpgradeRefusal.RolledBack rolledBack -> new Object[0];
            case UpgradeRefusal.Cancelled cancelled -> new Object[0];
            case UpgradeRefusal.Postponed postponed -> new Object[0];
        };
    }

    private String nameOf(@Nullable BlockingSession session) {
        if (session == null) {
            return messages.text("launch.session.gone");
        }
        return session.application().isBlank()
                ? messages.text("launch.session.login", session.user())
                : messages.text("launch.session.program", session.application(), session.user());
    }

    /** What a technician asks for, one thing a line; empty where the sentence says all. */
    String details(UpgradeRefusal refusal) {
        return String.join(
                "\n",
                switch (refusal) {
                    case UpgradeRefusal.ForeignSchema foreign -> listed(foreign.differences());
                    case UpgradeRefusal.ChangedMigration changed -> listed(changed.scripts());
                    case UpgradeRefusal.LockedByAnother locked -> of(locked.holder());
                    case UpgradeRefusal.BlockedBy blocked -> of(blocked.session());
                    case UpgradeRefusal.MissingRights noRight ->
                        List.of(
                                messages.text("launch.detail.login", noRight.login()),
                                messages.text("launch.detail.missing", String.join(", ", noRight.missing())),
                                messages.text("launch.detail.owner", noRight.owner()));
                    case UpgradeRefusal.NoBackup noBackup -> List.of(noBackup.reason());
                    case UpgradeRefusal.NewerSchema newer -> List.<String>of();
                    case UpgradeRefusal.TooOldServer tooOld -> List.<String>of();
                    case UpgradeRefusal.DesksConnected connected -> List.<String>of();
                    case UpgradeRefusal.Standby standby -> List.<String>of();
                    case UpgradeRefusal.RolledBack rolledBack -> List.<String>of();
                    case UpgradeRefusal.Cancelled cancelled -> List.<String>of();
                    case UpgradeRefusal.Postponed postponed -> List.<String>of();
                });
    }

    /** What the button says that tries again. */
    String retry(UpgradeRefusal refusal) {
        return switch (refusal) {
            case UpgradeRefusal.Postponed postponed -> messages.text("launch.now");
            case UpgradeRefusal.RolledBack rolledBack -> messages.text("launch.again");
            default -> messages.text("launch.retry");
        };
    }

    private static List<String> listed(List<String> things) {
        return things.stream().map(thing -> "•  " + thing).toList();
    }

    private List<String> of(@Nullable BlockingSession session) {
        if (session == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        // A process has a name made of digits, not an amount.
        lines.add(messages.text("launch.detail.session", Integer.toString(session.pid())));
        lines.add(messages.text("launch.detail.login", session.user()));
        if (!session.application().isBlank()) {
            lines.add(messages.text("launch.detail.program", session.application()));
        }
        if (session.address() != null) {
            lines.add(messages.text("launch.detail.address", session.address()));
        }
        if (session.state() != null) {
            lines.add(messages.text("launch.detail.state", session.state()));
        }
        if (session.seconds() > 0) {
            lines.add(messages.text("launch.detail.open-for", session.seconds()));
        }
        return lines;
    }
}
