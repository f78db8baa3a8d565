package clinic.frontdesk.commands;

import clinic.frontdesk.input.Parsed;
import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import clinic.frontdesk.waitlist.WaitingList;
import clinic.frontdesk.waitlist.WantedDays;
import clinic.frontdesk.waitlist.Wish;
import clinic.frontdesk.waitlist.WishDays;
import clinic.frontdesk.waitlist.WishPatient;
import clinic.frontdesk.waitlist.WishPriority;
import clinic.frontdesk.waitlist.WishTerms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "add", description = "Adds a patient to the waiting list.")
final class WaitlistAddCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The code of the service.")
    private String service = "";

    @Option(names = "--patient", paramLabel = "ID", description = "The patient, as patients lists it.")
    private @Nullable Long patient;

    @Option(names = "--name", paramLabel = "NAME", description = "The name of one whom the index does not hold.")
    private @Nullable String name;

    @Option(names = "--phone", paramLabel = "PHONE", description = "The phone number.")
    private @Nullable String phone;

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "",
            description = "Weekdays or dates, as \"mon fri\" or \"2026-12-02, 2026-12-04\"; default any day.")
    private String days = "";

    @Option(names = "--period", paramLabel = "PERIOD", description = "MORNING or AFTERNOON; default both.")
    private @Nullable Period half;

    @Option(names = "--not-before", paramLabel = "DATE", description = "The first day that suits, as 2026-11-30.")
    private @Nullable LocalDate notBefore;

    @Option(names = "--until", required = true, paramLabel = "DATE", description = "The last day that suits.")
    private LocalDate until = LocalDate.MIN;

    @Option(
            names = "--priority",
            paramLabel = "PRIORITY",
            defaultValue = "NORMAL",
            description = "HIGH, NORMAL or LOW; default ${DEFAULT-VALUE}.")
    private WishPriority priority = WishPriority.NORMAL;

    @Option(names = "--remark", paramLabel = "TEXT", defaultValue = "", description = "A remark.")
    private String remark = "";

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    WaitlistAddCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        if (remark.strip().length() > WishTerms.LONGEST_REMARK) {
            throw new BadInputException("Option --remark: it has at most " + WishTerms.LONGEST_REMARK + " characters.");
        }
        if (notBefore != null && notBefore.isAfter(until)) {
            throw new BadInputException("Option --until: it is before the first day.");
        }
        if (!Typed.oneOf(patient, name) || (name == null) != (phone == null)) {
            throw new BadInputException("Option --patient: give either --patient ID or --name NAME --phone PHONE.");
        }
        try (ClinicFeatures clinic = desk.open()) {
            LocalDate today = clinic.today();
            if (until.isBefore(today)) {
                throw new BadInputException("Option --until: it is past.");
            }
            Parsed<WishDays> suiting = WantedDays.parse(days, today);
            WishDays wanted = suiting.value();
            if (wanted == null) {
                throw new BadInputException("Option --days: weekdays as \"mon fri\", or dates as \"2026-12-02\".");
            }
            String id = clinic.serviceId("--service", service);
            WishPatient who = patient == null ? typed() : WaitlistCommands.of(clinic.patient(patient));
            WaitingList list = clinic.waitingList();
            boolean already = list.open().stream()
                    .anyMatch(wish -> wish.patient().isSamePerson(who)
                            && wish.terms().serviceCode().equals(service));
            Wish added = list.add(
                    who,
                    new WishTerms(
                            service, clinic.serviceName(id), wanted, half, notBefore, until, priority, remark.strip()));
            Map<String, Object> document = WaitlistCommands.document(added);
            document.put("already", already);
            List<String> lines = new ArrayList<>();
            lines.add("Added: " + WaitlistCommands.line(added));
            if (already) {
                lines.add("The patient was on the list for this service before.");
            }
            new Output(spec.commandLine().getOut(), json.json).print(document, lines);
            return ExitCode.DONE;
        }
    }

    private WishPatient typed() {
        String typedName = PatientName.parse(String.valueOf(name)).value();
        if (typedName == null) {
            throw new BadInputException("Option --name: 1 to " + PatientName.LONGEST + " characters.");
        }
        String typedPhone = PhoneNumber.parse(String.valueOf(phone)).value();
        if (typedPhone == null) {
            throw new BadInputException("Option --phone: a phone number, as 010-1234-5678.");
        }
        return new WishPatient(typedName, typedPhone, null, null);
    }
}
