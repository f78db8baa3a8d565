package clinic.frontdesk.commands;

import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the notices of a day and later.")
final class NoticeListCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--from", paramLabel = "DATE", description = "The day, as 2026-11-30; default today.")
    private @Nullable LocalDate from;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    NoticeListCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            List<DayNotice> found = clinic.notices().from(from == null ? clinic.today() : from);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            found.stream().map(NoticeCommand::document).toList(),
                            found.isEmpty()
                                    ? List.of("There are no notices.")
                                    : found.stream().map(NoticeCommand::line).toList());
            return ExitCode.DONE;
        }
    }
}
