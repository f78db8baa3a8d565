package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMITS;

import clinic.frontdesk.tables.frontdesk.Routines;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Daily limits: the most minutes of treatment of a service on one day. Written for the website too, where its table can hold them. */
public final class DailyLimits {

    /** The largest limit in minutes: a whole day. */
    public static final int MOST_MINUTES = 1440;

    private final DSLContext dsl;

    public DailyLimits(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The limits in force, in minutes, by the services' ids. */
    public Map<String, Integer> all() {
        var limit = DAILY_LIMITS();
        return dsl.select(limit.SERVICE_ID, limit.MINUTES).from(limit).fetchMap(limit.SERVICE_ID, limit.MINUTES);
    }

    /**
     * Sets or removes a service's limit.
     *
     * @param minutes 0 to {@value #MOST_MINUTES}, or null for none
     * @param reason why, or null
     * @return whether the limit was written for the website, too
     */
    public boolean set(String serviceId, @Nullable Integer minutes, @Nullable String reason) {
        if (minutes != null && (minutes < 0 || minutes > MOST_MINUTES)) {
            throw new IllegalArgumentException("not a limit: " + minutes);
        }
        return dsl.transactionResult(configuration ->
                Boolean.TRUE.equals(Routines.setDailyLimit(configuration, serviceId, minutes, reason)));
    }
}
