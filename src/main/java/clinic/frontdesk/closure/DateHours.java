package clinic.frontdesk.closure;

import static clinic.frontdesk.tables.frontdesk.Tables.DATE_HOURS;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.OPENED_HOLIDAY;

import clinic.frontdesk.database.ContendedWrites;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Hours of single dates: opened holidays, and days on which the clinic opens otherwise than on their weekday. The website is
 * not told of them; what it books outside them is flagged. Every call goes to the database and blocks; a write is one
 * transaction, retried on contention.
 */
public final class DateHours {

    private final DSLContext dsl;
    private final ContendedWrites contended = new ContendedWrites();

    public DateHours(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A changed date.
     *
     * @param affected the reservations that hold places and whose treatment is not inside the hours; they stay as they are
     */
    public record DateChange(LocalDate day, DateRules before, DateRules after, List<AffectedReservation> affected) {}

    /** A date's rules as they are. */
    public DateRules of(LocalDate day) {
        return read(dsl, day);
    }

    /** The dates with hours of their own from a day to another, both included, by day. */
    public Map<LocalDate, List<OpenHours>> between(LocalDate first, LocalDate last) {
        return dsl.select(
                        DATE_HOURS.DAY,
                        DATE_HOURS.START_MINUTE,
                        DATE_HOURS.END_MINUTE,
                        DATE_HOURS.SLOT_INTERVAL,
                        DATE_HOURS.CAPACITY)
                .from(DATE_HOURS)
                .where(DATE_HOURS.DAY.between(first, last))
                .orderBy(DATE_HOURS.DAY, DATE_HOURS.START_MINUTE)
                .fetchGroups(
                        DATE_HOURS.DAY,
                        row -> new OpenHours(
                                row.get(DATE_HOURS.START_MINUTE),
                                row.get(DATE_HOURS.END_MINUTE),
                                row.get(DATE_HOURS.SLOT_INTERVAL),
                                row.get(DATE_HOURS.CAPACITY)));
    }

    /** Gives a date one range of its own, with the interval and the capacity of the clinic's openings around it. */
    public DateChange open(LocalDate day, int start, int end) {
        return contended.make(dsl, transaction -> {
            OpenHours range = OpenHours.like(
                    new DayPlanRepository(transaction)
                            .from(day.minusDays(3), 7).stream()
                                    .flatMap(plan -> plan.openings().stream())
                                    .toList(),
                    start,
                    end);
            return change(transaction, day, null, rules -> rules.with(List.of(range)));
        });
    }

    /** Has a date follow its weekday again; an opened holiday stays open. */
    public DateChange asWeekday(LocalDate day) {
        return contended.make(dsl, transaction -> change(transaction, day, null, rules -> rules.with(List.of())));
    }

    /** Opens a public holiday as any other day of its weekday; any other date is left as it is. */
    public DateChange openHoliday(LocalDate day) {
        return contended.make(
                dsl,
                transaction -> change(
                        transaction,
                        day,
                        null,
                        rules -> rules.holiday().isEmpty() || rules.opened() ? rules : rules.openedAsUsual()));
    }

    /** Removes what is special about a date: an opened holiday is closed again, with its hours. */
    public DateChange asUsual(LocalDate day) {
        return contended.make(dsl, transaction -> change(transaction, day, null, DateRules::asUsual));
    }

    /** Restores the rules of a date if they are what they are expected to be; the change's after is what stands then. */
    DateChange restore(LocalDate day, DateRules expected, DateRules wanted) {
        return contended.make(dsl, transaction -> change(transaction, day, expected, rules -> wanted));
    }

    private static DateChange change(
            DSLContext transaction, LocalDate day, @Nullable DateRules expected, UnaryOperator<DateRules> wanted) {
        Routines.lockDaysForDesk(transaction.configuration(), new LocalDate[] {day});
        DateRules before = read(transaction, day);
        DateRules after = expected == null || before.equals(expected) ? wanted.apply(before) : before;
        if (before.opened() && !after.opened()) {
            Routines.closeHoliday(transaction.configuration(), day);
        } else if (!before.opened() && after.opened()) {
            Routines.openHoliday(transaction.configuration(), day);
        }
        boolean removed = before.opened() && !after.opened() && after.hours().isEmpty();
        if (!before.hours().equals(after.hours()) && !removed) {
            Routines.setDateHours(
                    transaction.configuration(),
                    day,
                    each(after, OpenHours::start),
                    each(after, OpenHours::end),
                    each(after, OpenHours::interval),
                    each(after, OpenHours::capacity));
        }
        return new DateChange(day, before, after, before.equals(after) ? List.of() : outside(transaction, day, after));
    }

    private static Integer[] each(DateRules rules, ToIntFunction<OpenHours> value) {
        return rules.hours().stream().map(value::applyAsInt).toArray(Integer[]::new);
    }

    private static DateRules read(DSLContext dsl, LocalDate day) {
        String name =
                dsl.select(Routines.holidayNames(DSL.val(day))).fetchSingle().value1();
        return new DateRules(
                name == null ? "" : name,
                dsl.fetchExists(OPENED_HOLIDAY, OPENED_HOLIDAY.DAY.eq(day)),
                new DateHours(dsl).between(day, day).getOrDefault(day, List.of()));
    }

    /** The transaction holds the lock of the day. */
    private static List<AffectedReservation> outside(DSLContext transaction, LocalDate day, DateRules rules) {
        if (rules.hours().isEmpty() && (rules.opened() || rules.holiday().isEmpty())) {
            return List.of();
        }
        var end = OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES);
        Condition inside = rules.hours().stream()
                .map(range -> OCCUPANCY.START_MINUTE.ge(range.start()).and(end.le(range.end())))
                .reduce(DSL.falseCondition(), Condition::or);
        return transaction
                .select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE, end)
                .from(OCCUPANCY)
                .where(OCCUPANCY.DAY.eq(day))
                .and(OCCUPANCY.HOLDS)
                .andNot(inside)
                .orderBy(OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .fetch(Records.mapping(AffectedReservation::new));
    }
}
