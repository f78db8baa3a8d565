package clinic.frontdesk.commands;

import clinic.frontdesk.closure.Holiday;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "holidays", description = "Lists the public holidays of a year, and which of them the clinic opened.")
final class HolidaysCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(
            names = "--year",
            paramLabel = "N",
            description =
                    "The year, " + Holiday.FIRST_YEAR + " to " + Holiday.LAST_YEAR + "; default the current year.")
    private @Nullable Integer year;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    HolidaysCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        if (year != null) {
            Typed.number("--year", year, Holiday.FIRST_YEAR, Holiday.LAST_YEAR);
        }
        try (ClinicFeatures clinic = desk.open()) {
            List<Holiday> holidays =
                    clinic.closures().holidays(year == null ? clinic.today().getYear() : year);
            new Output(spec.commandLine().getOut(), json.json)
                    .print(
                            holidays.stream().map(HolidaysCommand::document).toList(),
                            holidays.stream().map(HolidaysCommand::line).toList());
            return ExitCode.DONE;
        }
    }

    private static Map<String, Object> document(Holiday holiday) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("date", holiday.date().toString());
        fields.put("name", holiday.name());
        fields.put("opened", holiday.opened());
        return fields;
    }

    private static String line(Holiday holiday) {
        return holiday.date() + "  " + holiday.name() + (holiday.opened() ? "  (opened)" : "");
    }
}
