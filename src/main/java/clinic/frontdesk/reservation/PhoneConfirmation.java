package clinic.frontdesk.reservation;

import java.time.LocalDateTime;

/**
 * That the patient said on the phone that they come, to the reservation as it stands.
 *
 * @param at the clinic's wall clock
 * @param desk who recorded it: the user and the machine
 */
public record PhoneConfirmation(LocalDateTime at, String desk) {}
