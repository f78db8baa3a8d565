package clinic.frontdesk.arrival;

import java.util.Locale;

/** Why a step of a visit is not recorded. */
public enum VisitProblem {
    /** It is recorded already. */
    ALREADY,
    /** The reservation is of a day that has not come. */
    FUTURE,
    /** The reservation is of a day that has passed. */
    PAST,
    /** It starts later today, so that nobody can have missed it yet. */
    NOT_YET,
    /** The treatment has begun. */
    BEGAN,
    /** The treatment has ended. */
    ENDED,
    /** The reservation is cancelled or rejected. */
    CANCELLED,
    /** The website's people gave it a status that the desk does not know. */
    OTHER_STATUS,
    /** There is no step to take back. */
    NOTHING_BEFORE;

    /** A word for programs, as {@code not-yet}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
