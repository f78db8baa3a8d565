package clinic.frontdesk.catalog;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.ReversibleStep;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.schedule.ServiceTerms.TermsChange;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Dated changes and daily limits of services, added to the desk's history. */
public final class UndoablePlans {

    private final DatedChanges changes;
    private final DailyLimits limits;
    private final History history;

    public UndoablePlans(DatedChanges changes, DailyLimits limits, History history) {
        this.changes = changes;
        this.limits = limits;
        this.history = history;
    }

    /** As {@link DatedChanges#plan}. */
    public DatedChangeOutcome plan(String serviceId, TermsChange change) {
        DatedChangeOutcome outcome = changes.plan(serviceId, change);
        if (outcome instanceof DatedChangeOutcome.Planned(int booked, TermsWrite write)
                && !change.equals(write.before())) {
            history.did(new TermsStep(changes, write));
        }
        return outcome;
    }

    /** As {@link DatedChanges#withdraw}. */
    public Optional<TermsWrite> withdraw(String serviceId, LocalDate from) {
        Optional<TermsWrite> withdrawn = changes.withdraw(serviceId, from);
        withdrawn.ifPresent(write -> history.did(new TermsStep(changes, write)));
        return withdrawn;
    }

    /** As {@link DailyLimits#set}. */
    public LimitWrite setLimit(String serviceId, @Nullable Integer minutes, @Nullable String reason) {
        LimitWrite write = limits.set(serviceId, minutes, reason);
        if (!write.before().equals(write.after())) {
            history.did(new ReversibleStep(
                    describe(write), () -> limits.rewrite(write.reversed()), () -> limits.rewrite(write)));
        }
        return write;
    }

    private record TermsStep(DatedChanges changes, TermsWrite write) implements UndoStep {

        @Override
        public Text describe() {
            String day = DayLabel.of(write.from());
            TermsChange planned = write.after();
            return planned == null
                    ? Text.of("history.terms-withdrawn", write.serviceName(), day)
                    : Text.of("history.terms-planned", write.serviceName(), day, planned.duration(), planned.buffer());
        }

        @Override
        public UndoResult undo() {
            return result(changes.rewrite(write.reversed()));
        }

        @Override
        public UndoResult redo() {
            return result(changes.rewrite(write));
        }

        private UndoResult result(DatedChanges.Rewritten rewritten) {
            return switch (rewritten) {
                case DONE -> new UndoResult.Done(describe(), Set.of());
                case CHANGED -> new UndoResult.ChangedMeanwhile(describe());
                case NOT_AHEAD -> new UndoResult.CannotUndo(describe(), Text.of("undo.why.day-has-come"));
            };
        }
    }

    private static Text describe(LimitWrite write) {
        Integer minutes = write.after().minutes();
        return minutes == null
                ? Text.of("history.limit-removed", write.serviceName())
                : Text.of("history.limit-set", write.serviceName(), minutes);
    }
}
