package clinic.frontdesk.reservation;

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
        return status == Status.REJECTED ? "status.rejected" : of(status, false).key();
    }

    /** How a reservation of that status is shown. */
    public static DisplayStatus of(Status status, boolean needsReview) {
        return switch (status) {
            case PENDING -> needsReview ? ATTENTION : UNCONFIRMED;
            case CONFIRMED -> needsReview ? ATTENTION : CONFIRMED;
            case COMPLETED -> DONE;
            case NO_SHOW -> NO_SHOW;
            case CANCELLED, REJECTED -> CANCELLED;
        };
    }
}
