package clinic.frontdesk.schedule;

import org.jspecify.annotations.Nullable;

/**
 * An interval of one day in which treatments may take place: a row of {@code clinic_time_slots} in force on that day.
 *
 * @param serviceId the one service that it is for, or null for every service
 * @param start minute of the day, inclusive
 * @param end minute of the day, exclusive; after {@code start}
 * @param interval minutes from one offered start to the next, at least 1
 * @param capacity the most reservations that may be held at one instant, at least 0
 */
public record Opening(@Nullable String serviceId, Period period, int start, int end, int interval, int capacity) {

    public Opening {
        if (start < 0 || end <= start || end > 24 * 60 || interval < 1 || capacity < 0) {
            throw new IllegalArgumentException("not an opening: " + start + "-" + end + " every " + interval);
        }
    }

    /** Whether the opening is for every service. */
    public boolean clinicWide() {
        return serviceId == null;
    }

    /** Whether it covers the instant {@code minute}. */
    public boolean covers(int minute) {
        return start <= minute && minute < end;
    }

    /** Whether [from, until) lies wholly inside it. */
    public boolean contains(int from, int until) {
        return start <= from && until <= end;
    }
}
