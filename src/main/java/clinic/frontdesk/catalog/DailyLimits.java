package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMIT;
import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMITS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.catalog.LimitWrite.LimitValue;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     */
    public LimitWrite set(String serviceId, @Nullable Integer minutes, @Nullable String reason) {
        if (minutes != null && (minutes < 0 || minutes > MOST_MINUTES)) {
            throw new IllegalArgumentException("not a limit: " + minutes);
        }
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            String name = lock(transaction, serviceId);
            LimitValue wanted = new LimitValue(minutes, reason);
            LimitValue before = inForce(transaction, serviceId);
            boolean told = write(transaction, serviceId, wanted);
            return new LimitWrite(serviceId, name == null ? serviceId : name, before, wanted, told);
        });
    }

    /**
     * Writes the limit after a write, if the limit in force is the one before it, or is as wanted already.
     *
     * @return whether the limit is as wanted; false where another client has changed it since
     */
    public boolean rewrite(LimitWrite write) {
        return dsl.transactionResult(configuration -> {
            DSLContext transaction = configuration.dsl();
            boolean exists = lock(transaction, write.serviceId()) != null;
            Integer now = inForce(transaction, write.serviceId()).minutes();
            if (Objects.equals(now, write.after().minutes())) {
                return true;
            }
            if (!exists || !Objects.equals(now, write.before().minutes())) {
                return false;
            }
            write(transaction, write.serviceId(), write.after());
            return true;
        });
    }

    private static boolean write(DSLContext transaction, String serviceId, LimitValue wanted) {
        return Boolean.TRUE.equals(
                Routines.setDailyLimit(transaction.configuration(), serviceId, wanted.minutes(), wanted.reason()));
    }

    /** Locks a service against other writers of its limit, and returns its name; null where it does not exist. */
    private static @Nullable String lock(DSLContext transaction, String serviceId) {
        return transaction
                .select(SERVICES.NAME)
                .from(SERVICES)
                .where(SERVICES.ID.eq(serviceId))
                .forNoKeyUpdate()
                .fetchOne(SERVICES.NAME);
    }

    private static LimitValue inForce(DSLContext transaction, String serviceId) {
        Integer minutes = new DailyLimits(transaction).all().get(serviceId);
        return new LimitValue(
                minutes,
                Optional.ofNullable(transaction
                                .select(DAILY_LIMIT.REASON)
                                .from(DAILY_LIMIT)
                                .where(DAILY_LIMIT.SERVICE_ID.eq(serviceId))
                                .fetchOne(DAILY_LIMIT.REASON))
                        .orElse(null));
    }
}
