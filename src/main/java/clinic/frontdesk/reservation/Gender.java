package clinic.frontdesk.reservation;

/** A patient's gender, as the website's records know it. */
public enum Gender {
    MALE,
    FEMALE
}
