package clinic.frontdesk.commands;

import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Course;
import clinic.frontdesk.reservation.Courses;
import clinic.frontdesk.upgrade.refusal.UpgradeRefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "course",
        description = "Books visits weeks apart; each is booked, or reported with the nearest free starts. Exits with 3"
                + " only if none is booked.")
final class CourseCommand implements Callable<Integer> {

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The first day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--time", required = true, paramLabel = "HH:mm", description = "The start of each, to the minute.")
    private String time = "";

    @Option(names = "--visits", required = true, paramLabel = "N", description = "How many visits, 2 to 52.")
    private int visits;

    @Option(
            names = "--every-weeks",
            paramLabel = "K",
            defaultValue = "1",
            description = "Weeks from one to the next, 1 to 52; default ${DEFAULT-VALUE}.")
    private int everyWeeks;

    @Mixin
    private final PatientOptions patient = new PatientOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    CourseCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        int start = Typed.minute("--time", time);
        Typed.number("--visits", visits, 2, Course.MOST_VISITS);
        Typed.number("--every-weeks", everyWeeks, 1, Course.MOST_WEEKS);
        patient.check();
        try (ClinicFeatures clinic = desk.open()) {
            String serviceId = clinic.serviceId("--service", service);
            Course course = new Course(
                    UUID.randomUUID().toString(),
                    patient.reservation(UUID.randomUUID().toString(), serviceId, date, start),
                    visits,
                    everyWeeks);
            List<Courses.Occurrence> occurrences = new Courses(clinic.bookings()).book(course);
            if (occurrences.stream().anyMatch(one -> one.outcome() instanceof BookingOutcome.Gone)) {
                throw new BadInputException("Option --service: the service was deleted just now.");
            }
            print(course, occurrences);
            return occurrences.stream().anyMatch(one -> one.outcome() instanceof BookingOutcome.Accepted)
                    ? ExitCode.DONE
                    : ExitCode.REFUSED;
        }
    }

    private void print(Course course, List<Courses.Occurrence> occurrences) {
        List<Map<String, Object>> documents = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int placed = 0;
        for (Courses.Occurrence occurrence : occurrences) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("number", occurrence.number());
            document.put("date", occurrence.date().toString());
            document.putAll(BookingAnswer.document(occurrence.outcome()));
            documents.add(document);
            placed += occurrence.outcome() instanceof BookingOutcome.Accepted ? 1 : 0;
            List<String> answer = BookingAnswer.lines(occurrence.outcome(), "Booked");
            lines.add(occurrence.number() + ". " + occurrence.date() + "  " + answer.getFirst());
            lines.addAll(answer.subList(1, answer.size()));
        }
        lines.add(placed + " of " + occurrences.size() + " placed.");
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("course", course.id());
        document.put("placed", placed);
        document.put("refused", occurrences.size() - placed);
        document.put("visits", documents);
        new Output(spec.commandLine().getOut(), json.json).print(document, lines);
    }
}
