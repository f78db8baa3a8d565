package clinic.frontdesk.closure;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;

import clinic.frontdesk.closure.Closed.Under;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Closes and opens again, in the clinic's database and, where the website keeps closures, for the website. */
public final class Closures {

    /** Met another writer of the day: serialization failure, deadlock, lock not available. */
    private static final Set<String> RETRYABLE = Set.of("40001", "40P01", "55P03");

    private static final int TRIES = 5;

    private final DSLContext dsl;

    public Closures(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Closes, and answers what is booked there. From then on nothing is booked there but as a squeeze-in. */
    public Closed close(NewClosure wanted) {
        return retried(transaction -> {
            var made = Routines.closeDay(
                    transaction.configuration(),
                    wanted.date(),
                    wanted.start(),
                    wanted.end(),
                    wanted.serviceId(),
                    wanted.reason());
            return new Closed(made.getClosureId(), under(transaction, wanted), made.getWebsiteRows());
        });
    }

    /** Opens again what a closure closed, and answers the day; nothing where there is no such closure. */
    public Optional<LocalDate> open(long closure) {
        return retried(transaction -> Optional.ofNullable(Routines.openAgain(transaction.configuration(), closure)));
    }

    /** The guard of the day is held meanwhile, so whoever books there later is refused. */
    private static List<Under> under(DSLContext transaction, NewClosure closure) {
        var end = OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES);
        return transaction
                .select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE, end)
                .from(OCCUPANCY)
                .where(OCCUPANCY.DAY.eq(closure.date()))
                .and(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.START_MINUTE.lt(closure.end()))
                .and(end.gt(closure.start()))
                .and(closure.serviceId() == null ? DSL.noCondition() : OCCUPANCY.SERVICE_ID.eq(closure.serviceId()))
                .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetch(row -> new Under(row.value1(), row.value2(), row.value3()));
    }

    private <T> T retried(Function<DSLContext, T> change) {
        for (int attempt = 1; ; attempt++) {
            try {
                return dsl.transactionResult(configuration -> change.apply(configuration.dsl()));
            } catch (DataAccessException e) {
                if (!RETRYABLE.contains(e.sqlState()) || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }
}
