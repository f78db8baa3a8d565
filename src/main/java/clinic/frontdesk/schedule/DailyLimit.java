package clinic.frontdesk.schedule;

/**
 * The maximum minutes of treatment of one service on one day.
 *
 * @param minutes the maximum, from 0
 * @param spent minutes of that day's completed treatments, which are not held any more, from 0
 */
public record DailyLimit(String serviceId, int minutes, int spent) {

    public DailyLimit {
        if (minutes < 0 || spent < 0) {
            throw new IllegalArgumentException("not a limit: " + minutes + ", " + spent + " spent");
        }
    }
}
