package clinic.frontdesk.database;

import java.util.List;

/**
 * The website's enums and the labels that the desk's rules know. Its people may add others at any time, which are values
 * like any other: columns of these types are read as text.
 */
public enum WebsiteEnum {
    GENDER("Gender", "MALE", "FEMALE"),
    TREATMENT_TYPE("TreatmentType", WebsiteLabels.FIRST_VISIT, WebsiteLabels.FOLLOW_UP),
    RESERVATION_STATUS(
            "ReservationStatus",
            WebsiteLabels.PENDING,
            WebsiteLabels.CONFIRMED,
            WebsiteLabels.CANCELLED,
            WebsiteLabels.COMPLETED,
            WebsiteLabels.NO_SHOW,
            WebsiteLabels.REJECTED),
    SERVICE_TYPE(
            "ServiceType",
            "WRINKLE_BOTOX",
            "VOLUME_LIFTING",
            "SKIN_CARE",
            "REMOVAL_PROCEDURE",
            "BODY_CARE",
            "OTHER_CONSULTATION"),
    PERIOD("Period", "MORNING", "AFTERNOON"),
    DAY_OF_WEEK("DayOfWeek", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    private final String typeName;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> labels;

    WebsiteEnum(String typeName, String... labels) {
        this.typeName = typeName;
        this.labels = List.of(labels);
    }

    /** The name of the type in the schema public. */
    public String typeName() {
        return typeName;
    }

    /** The labels that the desk knows, in their order. */
    public List<String> labels() {
        return labels;
    }
}
