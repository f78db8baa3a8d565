package clinic.frontdesk.patient;

/** A patient's gender, as the website's records know it. */
public enum Gender {
    MALE,
    FEMALE
}
