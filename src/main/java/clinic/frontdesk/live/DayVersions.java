package clinic.frontdesk.live;

import static clinic.frontdesk.tables.frontdesk.Tables.DAY_LOCK;
import static clinic.frontdesk.tables.frontdesk.Tables.RULES_CHANGE;
import static clinic.frontdesk.tables.frontdesk.Tables.UNCHECKED_WRITE;

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
 */
public record DayVersions(SortedMap<LocalDate, Long> days, long rules) {

    /** No counters. */
    public static final DayVersions NONE = new DayVersions(new TreeMap<>(), 0);

    private static final Field<LocalDate> DAY = DSL.field(DSL.name("day"), SQLDataType.LOCALDATE);
    private static final Field<Long> CHANGES = DSL.field(DSL.name("changes"), SQLDataType.BIGINT);

    public DayVersions {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /** Reads the counters of the days from {@code first} to {@code last}, inclusive. */
    public static DayVersions read(DSLContext dsl, LocalDate first, LocalDate last) {
        Field<Long> count = DSL.count().cast(SQLDataType.BIGINT);
        Field<LocalDate> noDay = DSL.castNull(SQLDataType.LOCALDATE);
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        long rules = 0;
        for (var row : dsl.select(DAY_LOCK.DAY.as(DAY), DAY_LOCK.VERSION.as(CHANGES))
                .from(DAY_LOCK)
                .where(DAY_LOCK.DAY.between(first, last))
                // A write that could not lock its day could not increment the day's counter.
                .unionAll(DSL.select(UNCHECKED_WRITE.DAY, count)
                        .from(UNCHECKED_WRITE)
                        .where(UNCHECKED_WRITE.DAY.between(first, last))
                        .groupBy(UNCHECKED_WRITE.DAY))
                .unionAll(DSL.select(noDay, count).from(RULES_CHANGE))
                // Closures whose days could not be determined.
                .unionAll(DSL.select(noDay, count)
                        .from(UNCHECKED_WRITE)
                        .where(UNCHECKED_WRITE.RESERVATION_ID.eq(DSL.inline(""))))
                .fetch()) {
            LocalDate day = row.get(DAY);
            if (day == null) {
                rules += row.get(CHANGES);
            } else {
                days.merge(day, row.get(CHANGES), Long::sum);
            }
        }
        return new DayVersions(days, rules);
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

    /** The maximum of both counters, for each day and for the rules. */
    public DayVersions with(DayVersions others) {
        SortedMap<LocalDate, Long> both = new TreeMap<>(days);
        others.days.forEach((day, count) -> both.merge(day, count, Math::max));
        return new DayVersions(both, Math.max(rules, others.rules));
    }
}
