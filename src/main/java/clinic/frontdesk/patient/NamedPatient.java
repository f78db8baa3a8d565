package clinic.frontdesk.patient;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The patient whom a reservation names: who it is, and how to show it. Two reservations name the same patient where name
 * key, phone key and birth date are the same.
 *
 * @param id the reservation
 * @param source a digest of the columns that name the patient
 * @param nameKey composed letters, one blank between words, lower case
 * @param phoneKey digits with the country's code; those written where no number can be read
 * @param birth {@code yyyy-MM-dd}, or null where there is no readable date
 * @param name as shown
 * @param phone as shown: in the one format of the clinic, or as written where it cannot be parsed
 */
record NamedPatient(
        String id,
        String source,
        @JsonProperty("name_key") String nameKey,
        @JsonProperty("phone_key") String phoneKey,
        @Nullable String birth,
        String name,
        String phone,
        String gender) {

    /** Reads the columns of a reservation, in whatever form a program wrote them. */
    static NamedPatient of(String id, String source, String name, String phone, @Nullable String birth, String gender) {
        String parsed = PhoneNumber.parse(phone).value();
        return new NamedPatient(
                id,
                source,
                nameKey(name),
                PhoneNumber.internationalDigits(phone),
                birth,
                PatientName.normalized(name),
                parsed == null ? phone.strip() : parsed,
                gender);
    }

    /** A name as patients are told apart by it. */
    static String nameKey(String name) {
        return PatientName.normalized(name).toLowerCase(Locale.ROOT);
    }
}
