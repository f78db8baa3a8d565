package clinic.frontdesk.calls;

import clinic.frontdesk.history.DayLabel;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.history.UndoStep;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls whose entries are added to the desk's history. */
public final class UndoableCalls implements Calls {

    private final Calls calls;
    private final History history;

    public UndoableCalls(Calls calls, History history) {
        this.calls = calls;
        this.history = history;
    }

    @Override
    public List<PatientCall> day(LocalDate day) {
        return calls.day(day);
    }

    @Override
    public LocalDate openDay(LocalDate day, int step) {
        return calls.openDay(day, step);
    }

    @Override
    public List<Long> record(PatientCall call, @Nullable CallAnswer answer, String remark) {
        List<Long> entries = calls.record(call, answer, remark);
        if (!entries.isEmpty()) {
            history.did(new CallStep(calls, call, answer, remark, entries));
        }
        return entries;
    }

    @Override
    public boolean remove(List<Long> entries) {
        return calls.remove(entries);
    }

    /** Each time that it is made again it has other entries. */
    private static final class CallStep implements UndoStep {

        private final Calls calls;
        private final PatientCall call;
        private final @Nullable CallAnswer answer;
        private final String remark;
        private List<Long> entries;

        CallStep(Calls calls, PatientCall call, @Nullable CallAnswer answer, String remark, List<Long> entries) {
            this.calls = calls;
            this.call = call;
            this.answer = answer;
            this.remark = remark;
            this.entries = entries;
        }

        @Override
        public Text describe() {
            return Text.of(
                    "history.called",
                    call.first().patientName(),
                    DayLabel.of(call.first().day()),
                    call.time(),
                    Text.of(answer == null ? "calls.note" : answer.key()));
        }

        @Override
        public UndoResult undo() {
            return result(calls.remove(entries));
        }

        @Override
        public UndoResult redo() {
            List<Long> again = calls.record(call, answer, remark);
            entries = again;
            return result(!again.isEmpty());
        }

        private UndoResult result(boolean done) {
            return done
                    ? new UndoResult.Done(describe(), Set.of(call.first().day()))
                    : new UndoResult.ChangedMeanwhile(describe());
        }
    }
}
