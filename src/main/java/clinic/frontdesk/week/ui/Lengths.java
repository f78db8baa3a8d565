package clinic.frontdesk.week.ui;

import clinic.frontdesk.reservation.DeskBookings;

/** The lengths that a treatment can be dragged to, in minutes. */
final class Lengths {

    static final int STEP = DeskBookings.SHORTEST;

    private Lengths() {}

    /** The nearest length to so many minutes. */
    static int nearest(int minutes) {
        return clamp(Math.round(minutes / (float) STEP) * STEP);
    }

    static int clamp(int minutes) {
        return Math.clamp(minutes, DeskBookings.SHORTEST, DeskBookings.LONGEST);
    }
}
