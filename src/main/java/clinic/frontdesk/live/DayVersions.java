package clinic.frontdesk.live;

import static clinic.frontdesk.tables.frontdesk.Tables.DAY_LOCK;
import static clinic.frontdesk.tables.frontdesk.Tables.RULES_CHANGE;
import static clinic.frontdesk.tables.frontdesk.Tables.UNCHECKED_WRITE;

import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Change counters of days and rules, as the database keeps them. They only grow, and a transaction that changes a day
 * increments its counter in the same commit, so comparing two reads shows whether anything changed.
 *
 * @param days the counter of each day; a missing day was never changed
 * @param rules the counter of changes of openings, services and limits, which apply to every day
 * @param tray a value that differs whenever what the tray shows differs; not a counter
 */
public record DayVersions(SortedMap<LocalDate, Long> days, long rules, long tray) {

    /** No counters. */
    public static final DayVersions NONE = new DayVersions(new TreeMap<>(), 0);

    private static final Field<LocalDate> DAY = DSL.field(DSL.name("day"), SQLDataType.LOCALDATE);
    private static final Field<Long> TRAY = DSL.field(DSL.name("tray"), SQLDataType.BIGINT);
    private static final Field<Long> CHANGES = DSL.field(DSL.name("changes"), SQLDataType.BIGINT);

    /** Counters without the state of the tray. */
    public DayVersions(SortedMap<LocalDate, Long> days, long rules) {
        this(days, rules, 0);
    }

    public DayVersions {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** Reads the counters of the days from {@code first} to {@code last}, inclusive. */
    public static DayVersions read(DSLContext dsl, LocalDate first, LocalDate last) {
        Field<Long> count = DSL.count().cast(SQLDataType.BIGINT);
        Field<LocalDate> noDay = DSL.castNull(SQLDataType.LOCALDATE);
        Field<Long> noTray = DSL.inline(0L);
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        long rules = 0;
        long tray = 0;
        for (var row : dsl.select(DAY_LOCK.DAY.as(DAY), DAY_LOCK.VERSION.as(CHANGES), noTray.as(TRAY))
                .from(DAY_LOCK)
                .where(DAY_LOCK.DAY.between(first, last))
                // A write that could not lock its day could not increment the day's counter.
                .unionAll(DSL.select(UNCHECKED_WRITE.DAY, count, noTray)
                        .from(UNCHECKED_WRITE)
                        .where(UNCHECKED_WRITE.DAY.between(first, last))
                        .groupBy(UNCHECKED_WRITE.DAY))
                .unionAll(DSL.select(noDay, count, Routines.trayState()).from(RULES_CHANGE))
                // Closures whose days could not be determined.
                .unionAll(DSL.select(noDay, count, noTray)
                        .from(UNCHECKED_WRITE)
                        .where(UNCHECKED_WRITE.RESERVATION_ID.eq(DSL.inline(""))))
                .fetch()) {
            LocalDate day = row.get(DAY);
            if (day == null) {
                rules += row.get(CHANGES);
                tray += row.get(TRAY);
            } else {
                days.merge(day, row.get(CHANGES), Long::sum);
            }
        }
        return new DayVersions(days, rules, tray);
    }

    /** The counter of one day. */
    public long on(LocalDate day) {
        return days.getOrDefault(day, 0L);
    }

    /**
     * Whether data read with these counters includes all changes that {@code others} counts from {@code first} to
     * {@code last}, inclusive.
     */
    public boolean covers(DayVersions others, LocalDate first, LocalDate last) {
        return others.rules <= rules
                && others.days.subMap(first, last.plusDays(1)).entrySet().stream()
                        .allMatch(other -> other.getValue() <= on(other.getKey()));
    }

    /** The maximum of both counters, for each day and for the rules, and the state of the tray in the others. */
    public DayVersions with(DayVersions others) {
        SortedMap<LocalDate, Long> both = new TreeMap<>(days);
        others.days.forEach((day, count) -> both.merge(day, count, Math::max));
        return new DayVersions(both, Math.max(rules, others.rules), others.tray);
    }
}
