package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.upgrade.Rollback;
import clinic.frontdesk.upgrade.Rollback.Loss;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.io.Console;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rollback",
        description =
                "Rolls the upgrade back: removes what the desk added, and nothing else. Prints first what would be"
                        + " lost, and asks.")
final class RollbackCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--confirm-loss",
            paramLabel = "N",
            description = "Goes ahead without asking if at most N values would be lost.")
    private @Nullable Long confirmed;

    @Spec
    private CommandSpec spec;

    RollbackCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        if (confirmed != null && confirmed < 0) {
            throw new BadInputException("Option --confirm-loss: a number of values is 0 or more.");
        }
        try (ClinicDatabase database = desk.connect()) {
            Rollback undo = new Rollback(database.direct(), UpgradeSettings.STANDARD);
            if (!undo.desk()) {
                throw new BadInputException(
                        "There is no upgrade by the desk in this database, and nothing to roll back.");
            }
            long mostLost = confirmed == null ? asked(undo.losses()) : confirmed;
            Rollback.RollbackOutcome outcome = undo.run(mostLost);
            boolean done = outcome instanceof Rollback.RollbackOutcome.TakenBack;
            List<String> lines = new ArrayList<>(lines(outcome.losses(), done ? "Lost: " : "Would be lost: "));
            lines.add(
                    done
                            ? "The upgrade was rolled back. The next launch asks before it upgrades again."
                            : "Nothing was changed: " + outcome.values() + " values would be lost; --confirm-loss "
                                    + outcome.values() + " goes ahead.");
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("rolledBack", done);
            document.put("values", outcome.values());
            document.put("losses", outcome.losses());
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return done ? ExitCode.DONE : ExitCode.BAD_INPUT;
        }
    }

    /**
     * The number of values that may be lost, typed at a terminal; -1 where there is none or something else was typed.
     */
    private long asked(List<Loss> losses) {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (json.json || terminal.isEmpty()) {
            return -1;
        }
        long values = losses.stream().mapToLong(Loss::rows).sum();
        PrintWriter out = spec.commandLine().getOut();
        lines(losses, "Would be lost: ").forEach(out::println);
        out.flush();
        String typed = terminal.get()
                .readLine("Type %d to lose these %d values, anything else to leave all as it is: ", values, values);
        return typed != null && typed.strip().equals(Long.toString(values)) ? values : -1;
    }

    private static List<String> lines(List<Loss> losses, String head) {
        return losses.stream()
                .map(loss -> head + loss.rows() + " of " + loss.what())
                .toList();
    }
}
