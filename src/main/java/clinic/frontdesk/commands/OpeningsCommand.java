package clinic.frontdesk.commands;

import clinic.frontdesk.hours.ListedOpening;
import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "openings", description = "Lists the opening hours as they are stored, with their problems.")
final class OpeningsCommand implements Callable<Integer> {

    private static final Map<String, String> SENTENCES = Map.of(
            "time", "a time is not like 09:00, so the row opens nothing",
            "order", "it ends before it starts, so it opens nothing",
            "interval", "its interval is not at least 1 minute, so it opens nothing",
            "day", "its day of the week is one that the desk does not know, so it opens nothing",
            "none", "it has no place at all",
            "overlap", "another is open at the same time; the larger capacity counts");

    private final FrontDeskCommand desk;

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
        try (ClinicFeatures clinic = desk.open()) {
            List<Map<String, Object>> documents = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            clinic.openingHours().all().forEach(listed -> {
                OpeningHours row = listed.hours();
                documents.add(document(listed));
                lines.add(String.format(
                        Locale.ROOT,
                        "%s  %s %s–%s every %d, %d at once%s%s",
                        listed.id(),
                        row.dayOfWeek(),
                        row.startTime(),
                        row.endTime(),
                        row.interval(),
                        row.capacity(),
                        row.serviceId() == null ? "" : ", only " + row.serviceId(),
                        row.active() ? "" : ", not in use"));
                listed.problem().codes().forEach(code -> lines.add("  ! " + SENTENCES.getOrDefault(code, code)));
            });
            new Output(spec.commandLine().getOut(), json.json).print(documents, lines);
            return ExitCode.DONE;
        }
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
