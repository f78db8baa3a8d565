package clinic.frontdesk.patient;

/** A patient's gender as the website stores it: one of these two, or another that its people have added. */
public record Gender(String label) {

    public static final Gender MALE = new Gender("MALE");
    public static final Gender FEMALE = new Gender("FEMALE");

    @Override
    public String toString() {
        return label;
    }
}
