package clinic.frontdesk.reservation;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.text.Text;
import java.util.Locale;

/**
 * A reservation's status as every screen shows it, with more values than the website's. Each has one name ({@link #key()}),
 * one colour and one shape (the style class {@link #styleClass()} in {@code status.css}).
 */
public enum DisplayStatus {
    UNCONFIRMED,
    CONFIRMED,
    ARRIVED,
    IN_TREATMENT,
    DONE,
    NO_SHOW,
    CANCELLED,
    /** A status that the website's people have added; shown with the text of its label. */
    OTHER,
    /** Needs review by a person: over capacity, unreadable time, contradictory columns. */
    ATTENTION;

    /** The message key of its name. */
    public String key() {
        return "status." + code();
    }

    /** The style class that sets its colours and its sign, as {@code status-in-treatment}. */
    public String styleClass() {
        return "status-" + code();
    }

    /** Whether it has a sign; a confirmed reservation, the usual case, has none. */
    public boolean signed() {
        return this != CONFIRMED;
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The message key of a status's own name. It is {@link #key()}, but for a rejected reservation, which looks like a
     * cancelled one and has a name of its own.
     */
    public static String keyOf(Status status) {
        return status.equals(Status.REJECTED)
                ? "status.rejected"
                : of(status, false).key();
    }

    /** A status's own name: a key of the messages, or its label where the desk does not know it. */
    public static Text textOf(Status status) {
        return status.known() ? Text.of(keyOf(status)) : Text.of("status.as-written", status.label());
    }

    /**
     * How a reservation is shown whose patient may have arrived, and whose treatment may have begun and has not ended. Only
     * what holds a place is shown so.
     */
    public static DisplayStatus of(Status status, boolean needsReview, boolean arrived, boolean inTreatment) {
        if (status.holdsPlace() && (arrived || inTreatment)) {
            return inTreatment ? IN_TREATMENT : ARRIVED;
        }
        return of(status, needsReview);
    }

    /** How a reservation of that status is shown, while nothing is known of an arrival. */
    public static DisplayStatus of(Status status, boolean needsReview) {
        return switch (status.label()) {
            case WebsiteLabels.PENDING -> needsReview ? ATTENTION : UNCONFIRMED;
            case WebsiteLabels.CONFIRMED -> needsReview ? ATTENTION : CONFIRMED;
            case WebsiteLabels.COMPLETED -> DONE;
            case WebsiteLabels.NO_SHOW -> NO_SHOW;
            case WebsiteLabels.CANCELLED, WebsiteLabels.REJECTED -> CANCELLED;
            default -> OTHER;
        };
    }
}
