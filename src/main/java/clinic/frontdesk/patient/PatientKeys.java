package clinic.frontdesk.patient;

/** What patients are told apart by, as the desk's tables hold it. */
public final class PatientKeys {

    private PatientKeys() {}

    /** A name in composed letters and lower case, with one blank between words. */
    public static String ofName(String name) {
        return NamedPatient.nameKey(name);
    }

    /** The digits of a phone number with its country's code; those written where it cannot be parsed. */
    public static String ofPhone(String phone) {
        return PhoneNumber.internationalDigits(phone);
    }
}
