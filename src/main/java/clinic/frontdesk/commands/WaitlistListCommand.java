package clinic.frontdesk.commands;

import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.waitlist.WishOffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        description = "Lists who waits, those whom a free start suits first, by priority and then by who asked first.")
final class WaitlistListCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--expired", description = "Those whose last day is past instead.")
    private boolean expired;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    WaitlistListCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        try (ClinicFeatures clinic = desk.open()) {
            List<WishOffer> offers = expired
                    ? clinic.waitingList().expired().stream()
                            .map(wish -> new WishOffer(wish, List.of()))
                            .toList()
                    : clinic.waitingMatches().read(false, Set.of());
            List<Map<String, Object>> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            for (WishOffer offer : offers) {
                List<String> starts =
                        offer.starts().stream().map(WaitlistCommands::start).toList();
                Map<String, Object> document = WaitlistCommands.document(offer.wish());
                document.put("starts", starts);
                documents.add(document);
                lines.add(WaitlistCommands.line(offer.wish())
                        + starts.stream()
                                .limit(1)
                                .map(start -> "  free " + start)
                                .collect(Collectors.joining()));
            }
            if (lines.isEmpty()) {
                lines.add("Nobody waits.");
            }
            new Output(spec.commandLine().getOut(), json.json).print(documents, lines);
            return ExitCode.DONE;
        }
    }
}
