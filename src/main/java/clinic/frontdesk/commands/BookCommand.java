package clinic.frontdesk.commands;

import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.Gender;
import clinic.frontdesk.reservation.JooqBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.PhoneNumber;
import clinic.frontdesk.upgrade.UpgradeRefusedException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "book", description = "Books a patient, or says what is free nearby.")
final class BookCommand implements Callable<Integer> {

    private static final Pattern HH_MM = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);
    private static final int LONGEST_NAME = 100;

    private final FrontDeskCommand desk;

    @Option(names = "--service", required = true, paramLabel = "CODE", description = "The service's code.")
    private String service = "";

    @Option(names = "--date", required = true, paramLabel = "DATE", description = "The day, as 2026-11-30.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--time", required = true, paramLabel = "HH:mm", description = "The start, to the minute.")
    private String time = "";

    @Option(names = "--name", required = true, description = "The patient's name.")
    private String name = "";

    @Option(names = "--phone", required = true, description = "The patient's phone.")
    private String phone = "";

    @Option(names = "--birth", required = true, paramLabel = "DATE", description = "The birth date, as 1990-01-31.")
    private LocalDate birth = LocalDate.EPOCH;

    @Option(names = "--gender", required = true, paramLabel = "F|M", description = "F or M.")
    private String gender = "";

    @Option(names = "--first-visit", description = "The patient's first visit.")
    private boolean firstVisit;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    private CommandSpec spec;

    BookCommand(FrontDeskCommand desk) {
        this.desk = desk;
        this.spec = CommandSpec.create();
    }

    @Override
    public Integer call() throws UpgradeRefusedException {
        check();
        try (ClinicDatabase database = desk.connectUpgraded()) {
            NewReservation reservation = new NewReservation(
                    UUID.randomUUID().toString(),
                    name.strip(),
                    Optional.ofNullable(PhoneNumber.parse(phone).value()).orElseThrow(),
                    birth,
                    gender.equalsIgnoreCase("F") ? Gender.FEMALE : Gender.MALE,
                    firstVisit,
                    SlotsCommand.serviceId(database.dsl(), service),
                    date,
                    Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10),
                    null);
            Output output = new Output(spec.commandLine().getOut(), json.json);
            return switch (new JooqBookings(database.dsl()).book(reservation)) {
                case BookingOutcome.Booked booked -> {
                    output.print(Map.of("id", booked.reservationId()), List.of("Booked: " + booked.reservationId()));
                    yield ExitCode.DONE;
                }
                case BookingOutcome.Refused refused -> {
                    Map<String, Object> document = new LinkedHashMap<>();
                    document.put("refused", refused.reason().code());
                    document.put(
                            "nearest",
                            refused.nearest().stream().map(Output::start).toList());
                    List<String> lines = new ArrayList<>();
                    lines.add("Refused: " + refused.reason().code() + ". The nearest free starts:");
                    refused.nearest().forEach(start -> lines.add("  " + Output.line(start)));
                    output.print(document, lines);
                    yield ExitCode.REFUSED;
                }
                case BookingOutcome.Gone gone ->
                    throw new BadInputException("Option --service: the service was deleted just now.");
            };
        }
    }

    private void check() {
        if (!HH_MM.matcher(time).matches()) {
            throw new BadInputException("Option --time: \"" + time + "\" is not a time like 09:30.");
        }
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new BadInputException("Option --name: a name has 1 to " + LONGEST_NAME + " letters.");
        }
        if (PhoneNumber.parse(phone).value() == null) {
            throw new BadInputException("Option --phone: that is not a phone number like 010-1234-5678.");
        }
        if (birth.isBefore(EARLIEST_BIRTH)
                || birth.isAfter(LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
            throw new BadInputException("Option --birth: " + birth + " is not a birth date of a living person.");
        }
        if (!gender.equalsIgnoreCase("F") && !gender.equalsIgnoreCase("M")) {
            throw new BadInputException("Option --gender: it is F or M.");
        }
    }
}
