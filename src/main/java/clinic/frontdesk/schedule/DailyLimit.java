package clinic.frontdesk.schedule;

/**
 * The most minutes of treatment that a service may have on one day.
 *
 * @param minutes from 0
 * @param spent minutes of treatments that were completed that day and hold no place any more, from 0
 */
public record DailyLimit(String serviceId, int minutes, int spent) {

    public DailyLimit {
        if (minutes < 0 || spent < 0) {
            throw new IllegalArgumentException("not a limit: " + minutes + ", " + spent + " spent");
        }
    }
}
