package clinic.frontdesk.closure;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.OPENED_HOLIDAY;
import static clinic.frontdesk.tables.frontdesk.Tables.PUBLIC_HOLIDAY;

import clinic.frontdesk.database.ContendedWrites;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Opening;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * Closures of the desk, which are written for the website too, where it keeps any, and the list of public holidays, which are
 * closed unless {@link DateHours} opens them. Every call goes to the database and blocks; a write is one transaction, retried
 * on contention.
 */
public final class Closures {

    private final DSLContext dsl;
    private final ContendedWrites contended = new ContendedWrites();

    public Closures(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Closes, and returns the reservations there. From then on only squeeze-ins are booked there. */
    public ClosureResult close(NewClosure wanted) {
        return contended.make(dsl, transaction -> close(transaction, wanted));
    }

    /**
     * Closes a part of a day, with the openings of that day as they are in the same transaction.
     *
     * @throws IllegalArgumentException when the range or the reason is not valid
     */
    public ClosureResult close(ClosureRequest request) {
        return contended.make(
                dsl,
                transaction -> close(
                        transaction,
                        request.closure(new DayPlanRepository(transaction)
                                .from(request.date(), 1)
                                .getFirst()
                                .openings())));
    }

    /**
     * Closes the same part of several days, all or none of them.
     *
     * @throws IllegalArgumentException when the range or the reason is not valid
     */
    public List<ClosureResult> close(ClosureRange range) {
        return contended.make(
                dsl,
                transaction -> closures(transaction, range).stream()
                        .map(wanted -> close(transaction, wanted))
                        .toList());
    }

    /** What a range closes, one closure for each day, in order. */
    static List<NewClosure> closures(DSLContext dsl, ClosureRange range) {
        int days = (int) (range.last().toEpochDay() - range.first().toEpochDay()) + 1;
        Map<LocalDate, List<Opening>> openings = new DayPlanRepository(dsl)
                .from(range.first(), days).stream().collect(Collectors.toMap(DayPlan::date, DayPlan::openings));
        return range.requests().stream()
                .map(request -> request.closure(openings.getOrDefault(request.date(), List.of())))
                .toList();
    }

    private static ClosureResult close(DSLContext transaction, NewClosure wanted) {
        var made = Routines.addClosure(
                transaction.configuration(),
                wanted.date(),
                wanted.start(),
                wanted.end(),
                wanted.serviceId(),
                wanted.reason());
        DeskClosure closure = new DeskClosure(
                made.getClosureId(), wanted.date(), wanted.start(), wanted.end(), wanted.serviceId(), wanted.reason());
        Integer rows = made.getWebsiteRows();
        boolean refused = rows != null && rows < 0;
        return new ClosureResult(
                closure,
                affected(transaction, wanted),
                refused ? null : rows,
                refused,
                Boolean.TRUE.equals(made.getAlready()));
    }

    /** Opens a closure again and returns what it was; empty where there is no such closure. */
    public Optional<DeskClosure> open(long closureId) {
        return contended.make(dsl, transaction -> {
            // A closure is never changed, only deleted, and the function reports whether it deleted this one.
            Optional<DeskClosure> closure =
                    select(transaction, CLOSURE.ID.eq(closureId)).stream().findFirst();
            return Routines.removeClosure(transaction.configuration(), closureId) == null ? Optional.empty() : closure;
        });
    }

    /** The desk's closures from a day to another, both included, by time. */
    public List<DeskClosure> between(LocalDate first, LocalDate last) {
        return select(dsl, CLOSURE.DAY.between(first, last));
    }

    /** The reasons given last, each once, the newest first. */
    public List<String> recentReasons(int most) {
        return dsl.select(CLOSURE.REASON)
                .from(CLOSURE)
                .groupBy(CLOSURE.REASON)
                .orderBy(DSL.max(CLOSURE.ID).desc())
                .limit(most)
                .fetch(CLOSURE.REASON);
    }

    private static List<DeskClosure> select(DSLContext dsl, Condition condition) {
        return dsl.select(
                        CLOSURE.ID,
                        CLOSURE.DAY,
                        CLOSURE.FROM_MINUTE,
                        CLOSURE.UNTIL_MINUTE,
                        CLOSURE.SERVICE_ID,
                        CLOSURE.REASON)
                .from(CLOSURE)
                .where(condition)
                .orderBy(CLOSURE.DAY, CLOSURE.FROM_MINUTE, CLOSURE.ID)
                .fetch(Records.mapping(DeskClosure::new));
    }

    /** The public holidays of a year, by day; none outside {@link Holiday#FIRST_YEAR} to {@link Holiday#LAST_YEAR}. */
    public List<Holiday> holidays(int year) {
        Field<String> name = Routines.holidayNames(PUBLIC_HOLIDAY.DAY);
        Field<Boolean> opened = DSL.field(OPENED_HOLIDAY.DAY.isNotNull());
        return dsl.selectDistinct(PUBLIC_HOLIDAY.DAY, name, opened)
                .from(PUBLIC_HOLIDAY)
                .leftJoin(OPENED_HOLIDAY)
                .on(OPENED_HOLIDAY.DAY.eq(PUBLIC_HOLIDAY.DAY))
                .where(PUBLIC_HOLIDAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .orderBy(PUBLIC_HOLIDAY.DAY)
                .fetch(Records.mapping(Holiday::new));
    }

    /** The transaction holds the lock of the day, so that a later booking sees the closure. */
    private static List<AffectedReservation> affected(DSLContext transaction, NewClosure closure) {
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
                .fetch(Records.mapping(AffectedReservation::new));
    }
}
