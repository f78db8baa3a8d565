package clinic.frontdesk.commands;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.reservation.NewReservation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who is booked, as options. */
final class PatientOptions {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);
    private static final int LONGEST_NAME = 100;

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

    /** Says what of it cannot be, naming the option. */
    void check() {
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

    /** What is to be booked for the patient; only after {@link #check}. */
    NewReservation reservation(String id, String serviceId, LocalDate date, int start) {
        return new NewReservation(
                id,
                name.strip(),
                Optional.ofNullable(PhoneNumber.parse(phone).value()).orElseThrow(),
                birth,
                gender.equalsIgnoreCase("F") ? Gender.FEMALE : Gender.MALE,
                firstVisit,
                serviceId,
                date,
                start,
                null);
    }
}
