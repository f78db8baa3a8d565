package clinic.frontdesk.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The capacity of one day for one service and what is held of it, minute by minute: rules 3 and 4. A service's own
 * openings bound that service, the clinic-wide ones all services together; overlapping openings count with the largest
 * capacity. Past every opening the bound of the opening that ended last holds.
 */
final class CapacityProfile {

    /** The capacity where no opening bounds the service. */
    static final int UNBOUNDED = Integer.MAX_VALUE;

    private static final int NONE = -1;

    private final int[] capacity;
    private final int[] free;

    /**
     * @param openings the clinic-wide openings and the service's own, no others
     * @param busy what is held, of all services
     * @param serviceId the service, or null for one that has no openings of its own
     * @param minutes how many minutes from midnight on are covered, at least one day
     */
    CapacityProfile(List<Opening> openings, List<BusyInterval> busy, @Nullable String serviceId, int minutes) {
        capacity = new int[minutes];
        free = new int[minutes];
        int[] clinic = filled(minutes);
        int[] own = filled(minutes);
        int[] clinicEnding = filled(minutes);
        int[] ownEnding = filled(minutes);
        for (Opening opening : openings) {
            int[] bounds = opening.clinicWide() ? clinic : own;
            for (int minute = opening.start(); minute < opening.end(); minute++) {
                bounds[minute] = Math.max(bounds[minute], opening.capacity());
            }
            int[] ending = opening.clinicWide() ? clinicEnding : ownEnding;
            if (opening.end() < minutes) {
                ending[opening.end()] = Math.max(ending[opening.end()], opening.capacity());
            }
        }
        int[] byAll = new int[minutes + 1];
        int[] byService = new int[minutes + 1];
        for (BusyInterval interval : busy) {
            int until = Math.min(interval.until(), minutes);
            byAll[interval.start()]++;
            byAll[until]--;
            if (Objects.equals(interval.serviceId(), serviceId)) {
                byService[interval.start()]++;
                byService[until]--;
            }
        }
        int heldByAll = 0;
        int heldByService = 0;
        int clinicLast = NONE;
        int ownLast = NONE;
        for (int minute = 0; minute < minutes; minute++) {
            heldByAll += byAll[minute];
            heldByService += byService[minute];
            if (clinicEnding[minute] != NONE || ownEnding[minute] != NONE) {
                clinicLast = clinicEnding[minute];
                ownLast = ownEnding[minute];
            }
            boolean pastOpenings = clinic[minute] == NONE && own[minute] == NONE;
            int clinicBound = pastOpenings ? clinicLast : clinic[minute];
            int ownBound = pastOpenings ? ownLast : own[minute];
            capacity[minute] =
                    Math.min(clinicBound == NONE ? UNBOUNDED : clinicBound, ownBound == NONE ? UNBOUNDED : ownBound);
            free[minute] = Math.min(
                    clinicBound == NONE ? UNBOUNDED : clinicBound - heldByAll,
                    ownBound == NONE ? UNBOUNDED : ownBound - heldByService);
        }
    }

    /** The capacity at a minute, or {@link #UNBOUNDED}. */
    int capacity(int minute) {
        return capacity[minute];
    }

    /** The capacity at a minute less what is held there; negative where more is held, or {@link #UNBOUNDED}. */
    int free(int minute) {
        return free[minute];
    }

    /** The least capacity over [from, until). */
    int leastCapacity(int from, int until) {
        return least(capacity, from, until);
    }

    /** The least free capacity over [from, until), negative where more is held. */
    int leastFree(int from, int until) {
        return least(free, from, until);
    }

    private static int least(int[] values, int from, int until) {
        int least = UNBOUNDED;
        for (int minute = from; minute < until; minute++) {
            least = Math.min(least, values[minute]);
        }
        return least;
    }

    private static int[] filled(int minutes) {
        int[] values = new int[minutes];
        Arrays.fill(values, NONE);
        return values;
    }
}
