package clinic.frontdesk.patient;

/** A patient's gender, as the website stores it. */
public enum Gender {
    MALE,
    FEMALE
}
