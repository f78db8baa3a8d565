package clinic.frontdesk.commands;

import clinic.frontdesk.hours.ListedOpening;
import clinic.frontdesk.hours.OpeningCapacities.Raised;
import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "openings",
        description = "Lists the opening hours as they are stored, with their problems; or raises their capacity.")
final class OpeningsCommand implements Callable<Integer> {

    private static final Map<String, String> SENTENCES = Map.of(
            "time", "a time is not like 09:00, so the row opens nothing",
            "order", "it ends before it starts, so it opens nothing",
            "interval", "its interval is not at least 1 minute, so it opens nothing",
            "day", "its day of the week is one that the desk does not know, so it opens nothing",
            "none", "it has no place at all",
            "overlap", "another is open at the same time; the larger capacity counts");

    private final FrontDeskCommand desk;

    @Option(
            names = "--capacity",
            paramLabel = "N",
            description = "First lets every opening for all services that is in use have at least N patients at once,"
                    + " 1 to 1000. The website then offers more places, too. None is lowered.")
    private @Nullable Integer capacity;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    OpeningsCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        Integer least = capacity == null ? null : Typed.number("--capacity", capacity, 1, 1000);
        try (ClinicFeatures clinic = desk.open()) {
            List<String> lines = new ArrayList<>();
            Map<String, Object> changed = new LinkedHashMap<>();
            if (least != null) {
                List<Raised> raised = clinic.openingCapacities().raiseTo(least);
                // The flags of what fits now go with it.
                int judged = raised.isEmpty() ? 0 : clinic.maintenance().run();
                changed.put("raised", raised);
                changed.put("daysJudged", judged);
                lines.add(
                        raised.isEmpty()
                                ? "Every opening for all services allows " + least + " at once already."
                                : "Raised: " + raised.size() + "; days judged again: " + judged);
            }
            List<Map<String, Object>> documents = new ArrayList<>();
            clinic.openingHours().all().forEach(listed -> {
                documents.add(document(listed));
                lines.add(line(listed));
                listed.problem().codes().forEach(code -> lines.add("  ! " + SENTENCES.getOrDefault(code, code)));
            });
            changed.put("openings", documents);
            new Output(spec.commandLine().getOut(), json.json).print(least == null ? documents : changed, lines);
            return ExitCode.DONE;
        }
    }

    private static String line(ListedOpening listed) {
        OpeningHours row = listed.hours();
        return String.format(
                Locale.ROOT,
                "%s  %s %s–%s every %d, %d at once%s%s",
                listed.id(),
                row.dayOfWeek(),
                row.startTime(),
                row.endTime(),
                row.interval(),
                row.capacity(),
                row.serviceId() == null ? "" : ", only " + row.serviceId(),
                row.active() ? "" : ", not in use");
    }

    private static Map<String, Object> document(ListedOpening listed) {
        OpeningHours row = listed.hours();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", listed.id());
        document.put("serviceId", row.serviceId());
        document.put("dayOfWeek", row.dayOfWeek());
        document.put("period", row.period());
        document.put("start", row.startTime());
        document.put("end", row.endTime());
        document.put("interval", row.interval());
        document.put("capacity", row.capacity());
        document.put("active", row.active());
        document.put(
                "effectiveFrom",
                row.effectiveFrom() == null ? null : row.effectiveFrom().toString());
        document.put(
                "effectiveUntil",
                row.effectiveUntil() == null ? null : row.effectiveUntil().toString());
        document.put("problems", listed.problem().codes());
        document.put("overlapping", listed.problem().overlapping());
        return document;
    }
}
