package clinic.frontdesk.patient;

/**
 * A mark that the clinic gives to patients.
 *
 * @param id the key of its row in {@code frontdesk.patient_tag}
 * @param name as the clinic calls it, for example VIP
 * @param color the name of a colour token, without its prefix
 * @param sign one character that tells the tag without its colour, for example ★
 */
public record PatientTag(long id, String name, String color, String sign) {}
