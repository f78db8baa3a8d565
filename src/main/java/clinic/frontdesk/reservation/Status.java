package clinic.frontdesk.reservation;

import clinic.frontdesk.database.WebsiteLabels;
import java.util.List;

/**
 * A reservation's status as the website's table stores it: one of those below, or another that the website's people have
 * added, which the desk shows as its text and leaves alone.
 */
public record Status(String label) {

    public static final Status PENDING = new Status(WebsiteLabels.PENDING);
    public static final Status CONFIRMED = new Status(WebsiteLabels.CONFIRMED);
    public static final Status CANCELLED = new Status(WebsiteLabels.CANCELLED);
    public static final Status COMPLETED = new Status(WebsiteLabels.COMPLETED);
    public static final Status NO_SHOW = new Status(WebsiteLabels.NO_SHOW);
    public static final Status REJECTED = new Status(WebsiteLabels.REJECTED);

    private static final List<Status> KNOWN = List.of(PENDING, CONFIRMED, CANCELLED, COMPLETED, NO_SHOW, REJECTED);

    /** Whether a reservation of this status takes up capacity. */
    public boolean holdsPlace() {
        return equals(PENDING) || equals(CONFIRMED);
    }

    /** Whether the desk knows what it means. */
    public boolean known() {
        return KNOWN.contains(this);
    }

    @Override
    public String toString() {
        return label;
    }
}
