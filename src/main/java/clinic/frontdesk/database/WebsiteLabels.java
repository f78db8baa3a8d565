package clinic.frontdesk.database;

/** Labels of the website's enums that queries of the desk name. */
public final class WebsiteLabels {

    public static final String PENDING = "PENDING";
    public static final String CONFIRMED = "CONFIRMED";
    public static final String CANCELLED = "CANCELLED";
    public static final String COMPLETED = "COMPLETED";
    public static final String NO_SHOW = "NO_SHOW";
    public static final String REJECTED = "REJECTED";

    public static final String FIRST_VISIT = "FIRST_VISIT";
    public static final String FOLLOW_UP = "FOLLOW_UP";

    private WebsiteLabels() {}
}
