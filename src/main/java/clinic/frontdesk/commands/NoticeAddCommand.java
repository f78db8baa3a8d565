package clinic.frontdesk.commands;

import clinic.frontdesk.notice.DayNotice;
import clinic.frontdesk.notice.NoticeContent;
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

@Command(name = "add", description = "Pins a notice to a day or to a range of days.")
final class NoticeAddCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What the notice says.")
    private String text = "";

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as 2026-11-30; default today.")
    private @Nullable LocalDate from;

    @Option(names = "--until", paramLabel = "DATE", description = "The last day; default the first.")
    private @Nullable LocalDate until;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    NoticeAddCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        String written = NoticeContent.clean(text);
        if (written.isEmpty() || written.length() > NoticeContent.LONGEST) {
            throw new BadInputException("Option --text: a notice has 1 to " + NoticeContent.LONGEST + " characters.");
        }
        try (ClinicFeatures clinic = desk.open()) {
            LocalDate first = from == null ? clinic.today() : from;
            LocalDate last = until == null ? first : until;
            if (last.isBefore(first)) {
                throw new BadInputException("Option --until: it is before the first day.");
            }
            DayNotice added = clinic.notices().add(new NoticeContent(written, first, last));
            new Output(spec.commandLine().getOut(), json.json)
                    .print(NoticeCommand.document(added), List.of("Added: " + NoticeCommand.line(added)));
            return ExitCode.DONE;
        }
    }
}
