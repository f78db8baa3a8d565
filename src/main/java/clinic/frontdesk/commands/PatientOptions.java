package clinic.frontdesk.commands;

import clinic.frontdesk.patient.BirthDate;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientName;
import clinic.frontdesk.patient.PhoneNumber;
import clinic.frontdesk.reservation.NewReservation;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The patient to book, as options. */
final class PatientOptions {

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

    /** @throws BadInputException for the first option that is not valid */
    void check() {
        if (PatientName.parse(name).value() == null) {
            throw new BadInputException(
                    "Option --name: a name has 1 to " + PatientName.LONGEST + " letters, and no control characters.");
        }
        if (PhoneNumber.parse(phone).value() == null) {
            throw new BadInputException("Option --phone: that is not a phone number like 010-1234-5678.");
        }
        // Somewhere on earth it is that day already.
        if (!BirthDate.isPlausible(birth, LocalDate.now(ZoneOffset.UTC).plusDays(1))) {
            throw new BadInputException("Option --birth: " + birth + " is not a birth date of a living person.");
        }
        if (!gender.equalsIgnoreCase("F") && !gender.equalsIgnoreCase("M")) {
            throw new BadInputException("Option --gender: it is F or M.");
        }
    }

    /** A reservation of the patient; only after {@link #check}. */
    NewReservation reservation(String id, String serviceId, LocalDate date, int start) {
        return new NewReservation(
                id,
                Optional.ofNullable(PatientName.parse(name).value()).orElseThrow(),
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
