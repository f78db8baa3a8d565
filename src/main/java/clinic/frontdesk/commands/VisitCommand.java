package clinic.frontdesk.commands;

import clinic.frontdesk.arrival.VisitChange;
import clinic.frontdesk.arrival.VisitOutcome;
import clinic.frontdesk.arrival.VisitProblem;
import clinic.frontdesk.arrival.VisitStep;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records one step of a visit: {@code arrive}, {@code start}, {@code finish} and {@code no-show}. */
@Command
final class VisitCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;
    private final VisitStep step;

    @Parameters(paramLabel = "ID", description = "The reservation.")
    private String reservation = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    private VisitCommand(FrontDeskCommand desk, VisitStep step) {
        this.desk = desk;
        this.step = step;
        this.spec = CommandSpec.create();
    }

    /** The command of a step. */
    static CommandLine of(FrontDeskCommand desk, VisitStep step) {
        CommandLine line = new CommandLine(new VisitCommand(desk, step));
        line.getCommandSpec().name(name(step));
        line.getCommandSpec()
                .usageMessage()
                .description(
                        switch (step) {
                            case ARRIVED -> "Records that the patient of a reservation of today has arrived.";
                            case IN_TREATMENT -> "Records that the treatment of a reservation of today has begun.";
                            case DONE -> "Records that a treatment has ended, and completes the reservation.";
                            case NO_SHOW -> "Records that a patient did not come, and frees the place.";
                            case BACK -> "Takes the last of arrive, start, finish and no-show back.";
                        });
        return line;
    }

    private static String name(VisitStep step) {
        return switch (step) {
            case ARRIVED -> "arrive";
            case IN_TREATMENT -> "start";
            case DONE -> "finish";
            case NO_SHOW -> "no-show";
            case BACK -> "step-back";
        };
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            return switch (clinic.arrivals().record(reservation, step)) {
                case VisitOutcome.Recorded(VisitChange change) ->
                    print(true, change.shown().name().toLowerCase(Locale.ROOT).replace('_', '-'));
                case VisitOutcome.Kept kept -> {
                    if (kept.problem() == VisitProblem.ALREADY) {
                        yield print(false, "");
                    }
                    throw new BadInputException("Argument ID: " + sentence(kept.problem()));
                }
                case VisitOutcome.NoPlace(var reason, var nearest) -> {
                    BookingOutcome refused = new BookingOutcome.Refused(reason, nearest);
                    new Output(spec.commandLine().getOut(), json.json)
                            .print(BookingAnswer.document(refused), BookingAnswer.lines(refused, ""));
                    yield BookingAnswer.exit(refused);
                }
                case VisitOutcome.Missing missing ->
                    throw new BadInputException("Argument ID: there is no reservation \"" + reservation + "\".");
            };
        }
    }

    private int print(boolean changed, String status) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", reservation);
        document.put("changed", changed);
        if (changed) {
            document.put("status", status);
        }
        new Output(spec.commandLine().getOut(), json.json)
                .print(
                        document,
                        List.of(changed ? "Recorded: " + reservation + "  " + status : "As before: " + reservation));
        return ExitCode.DONE;
    }

    private static String sentence(VisitProblem problem) {
        return switch (problem) {
            case ALREADY -> "it is recorded already.";
            case FUTURE -> "the reservation is of a day that has not come.";
            case PAST -> "the reservation is of a past day; it can be finished, or be a no-show.";
            case NOT_YET -> "the reservation starts later today, so that it cannot be a no-show yet.";
            case BEGAN -> "the treatment has begun; the command step-back takes that back.";
            case ENDED -> "the treatment has ended; the command step-back takes that back.";
            case CANCELLED -> "the reservation is cancelled; the command confirm reinstates it.";
            case OTHER_STATUS -> "the reservation has a status that the website's people added.";
            case NOTHING_BEFORE -> "there is no step to take back.";
        };
    }
}
