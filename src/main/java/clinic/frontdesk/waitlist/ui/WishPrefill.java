package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a booking form held when no start suited.
 *
 * @param picked the patient in the index; null for what was typed
 * @param birth birth date and gender as typed
 * @param serviceId null while none was chosen
 * @param day the day that was asked for; null where none was
 * @param until the last day that suits; null for the usual one
 */
public record WishPrefill(
        String name,
        String phone,
        String birth,
        @Nullable PatientSummary picked,
        @Nullable String serviceId,
        @Nullable LocalDate day,
        @Nullable LocalDate until,
        @Nullable Period half) {}
