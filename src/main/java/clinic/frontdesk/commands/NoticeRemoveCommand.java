package clinic.frontdesk.commands;

import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "remove", description = "Removes a notice.")
final class NoticeRemoveCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--notice", required = true, paramLabel = "ID", description = "The notice, as list prints it.")
    private long notice;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    NoticeRemoveCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            DayNotice removed = clinic.notices()
                    .remove(notice)
                    .orElseThrow(() -> new BadInputException("Option --notice: there is no notice " + notice
                            + "; the command notice list prints them."));
            Map<String, Object> document = NoticeCommand.document(removed);
            document.put("removed", true);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(document, List.of("Removed: " + NoticeCommand.line(removed)));
            return ExitCode.DONE;
        }
    }
}
