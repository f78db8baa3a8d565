package clinic.frontdesk.waitlist;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientKeys;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who waits.
 *
 * @param name for the screen only; never logged
 * @param phone as it is stored with a reservation
 * @param birth null while the desk does not know it; then no reservation can be made
 * @param gender null where {@code birth} is
 */
public record WishPatient(
        String name,
        String phone,
        @Nullable LocalDate birth,
        @Nullable Gender gender) {

    public WishPatient {
        if ((birth == null) != (gender == null)) {
            throw new IllegalArgumentException("birth date and gender are known together");
        }
    }

    /** Whether another has the same name and phone, however they were written. */
    public boolean isSamePerson(WishPatient other) {
        return PatientKeys.ofName(name).equals(PatientKeys.ofName(other.name))
                && PatientKeys.ofPhone(phone).equals(PatientKeys.ofPhone(other.phone));
    }
}
