package clinic.frontdesk.commands;

import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "slots", description = "Lists the starts that a service is offered at; full ones with 0 free.")
final class SlotsCommand implements Callable<Integer> {

    private static final int LONGEST = 366;

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(names = "--from", required = true, paramLabel = "DATE", description = "The first day, as 2026-11-30.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many days, 1 to 366; default ${DEFAULT-VALUE}.")
    private int days;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    SlotsCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        if (days < 1 || days > LONGEST) {
            throw new BadInputException("Option --days: " + days + " is not from 1 to " + LONGEST + ".");
        }
        try (ClinicFeatures clinic = desk.open()) {
            List<Slot> starts = clinic.bookings().starts(clinic.serviceId("--service", service), from, days);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            starts.stream().map(Output::start).toList(),
                            starts.isEmpty()
                                    ? List.of("No start is offered then.")
                                    : starts.stream().map(Output::line).toList());
            return ExitCode.DONE;
        }
    }
}
