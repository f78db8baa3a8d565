package clinic.frontdesk.closure;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.OPENED_HOLIDAY;
import static clinic.frontdesk.tables.frontdesk.Tables.PUBLIC_HOLIDAY;

import clinic.frontdesk.closure.Closed.Under;
import clinic.frontdesk.database.ContendedWrites;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Closes and opens again, in the clinic's database and, where the website keeps closures, for the website. Public holidays
 * are closed unless they are opened here; the website is not told of them.
 */
public final class Closures {

    private final DSLContext dsl;
    private final ContendedWrites contended = new ContendedWrites();

    public Closures(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Closes, and answers what is booked there. From then on nothing is booked there but as a squeeze-in. */
    public Closed close(NewClosure wanted) {
        return contended.make(dsl, transaction -> {
            var made = Routines.addClosure(
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
        return contended.make(
                dsl, transaction -> Optional.ofNullable(Routines.removeClosure(transaction.configuration(), closure)));
    }

    /**
     * A closure of the desk's that stands.
     *
     * @param serviceId the one service that is closed, or null for every service
     */
    public record Standing(
            long id,
            LocalDate date,
            int start,
            int end,
            @Nullable String serviceId,
            String reason) {}

    /** The desk's own closures from a day to another, both included, by time. */
    public List<Standing> standing(LocalDate first, LocalDate last) {
        return dsl.select(
                        CLOSURE.ID,
                        CLOSURE.DAY,
                        CLOSURE.FROM_MINUTE,
                        CLOSURE.UNTIL_MINUTE,
                        CLOSURE.SERVICE_ID,
                        CLOSURE.REASON)
                .from(CLOSURE)
                .where(CLOSURE.DAY.between(first, last))
                .orderBy(CLOSURE.DAY, CLOSURE.FROM_MINUTE, CLOSURE.ID)
                .fetch(Records.mapping(Standing::new));
    }

    /** The public holidays of a year, by day; none outside the years that the schema knows, 2024 to 2060. */
    public List<Holiday> holidays(int year) {
        return dsl.selectDistinct(
                        PUBLIC_HOLIDAY.DAY, Routines.holidayNames(PUBLIC_HOLIDAY.DAY), OPENED_HOLIDAY.DAY.isNotNull())
                .from(PUBLIC_HOLIDAY)
                .leftJoin(OPENED_HOLIDAY)
                .on(OPENED_HOLIDAY.DAY.eq(PUBLIC_HOLIDAY.DAY))
                .where(PUBLIC_HOLIDAY.DAY.between(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)))
                .orderBy(PUBLIC_HOLIDAY.DAY)
                .fetch(row -> new Holiday(row.value1(), row.value2(), row.value3()));
    }

    /**
     * Opens a public holiday, so that it is booked as any other day, and answers its name; nothing where the day is none.
     * One that is open already stays so.
     */
    public Optional<String> openHoliday(LocalDate day) {
        return contended.make(
                dsl, transaction -> Optional.ofNullable(Routines.openHoliday(transaction.configuration(), day)));
    }

    /**
     * Keeps an opened public holiday closed after all, and answers what is booked there, which stays; nothing where it was
     * not open.
     */
    public Optional<List<Under>> keepHoliday(LocalDate day) {
        return contended.make(
                dsl,
                transaction -> Optional.ofNullable(Routines.closeHoliday(transaction.configuration(), day))
                        .map(name -> under(transaction, new NewClosure(day, 0, 24 * 60, null, name))));
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
}
