package clinic.frontdesk.week;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.frontdesk.Tables.PUBLIC_HOLIDAY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.DayGrid;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.schedule.Schedule;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads months from the clinic's database. */
public final class MonthRepository implements MonthSource {

    private final DSLContext dsl;

    public MonthRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Month month(LocalDate first) {
        return dsl.transactionResult(configuration -> {
            configuration.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return new MonthRepository(configuration.dsl()).read(first);
        });
    }

    private Month read(LocalDate first) {
        LocalDate last = first.plusDays(Month.DAYS - 1L);
        Schedule schedule = new DayPlanRepository(dsl).schedule(first, Month.DAYS);
        Map<LocalDate, Integer> people = people(first, last);
        Map<LocalDate, String> holidays = holidays(first, last);
        List<MonthDay> days = schedule.days().stream()
                .map(plan -> new MonthDay(
                        plan.date(),
                        people.getOrDefault(plan.date(), 0),
                        fullness(plan),
                        holidays.getOrDefault(plan.date(), ""),
                        WeekDay.of(plan, List.of()).closedFor().orElse("")))
                .toList();
        return new Month(days, schedule.now().toLocalDate(), DayVersions.read(dsl, first, last));
    }

    private static @Nullable Fullness fullness(DayPlan plan) {
        Collection<Fullness> halves = new DayGrid(plan).fullness().values();
        return halves.isEmpty()
                ? null
                : new Fullness(
                        halves.stream().mapToInt(Fullness::held).sum(),
                        halves.stream().mapToInt(Fullness::bookable).sum());
    }

    private Map<LocalDate, Integer> people(LocalDate first, LocalDate last) {
        return dsl.select(OCCUPANCY.DAY, DSL.count())
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(OCCUPANCY.DAY.between(first, last))
                .and(RESERVATIONS.STATUS.notIn(WebsiteLabels.CANCELLED, WebsiteLabels.REJECTED))
                .groupBy(OCCUPANCY.DAY)
                .fetchMap(OCCUPANCY.DAY, DSL.count());
    }

    private Map<LocalDate, String> holidays(LocalDate first, LocalDate last) {
        return dsl
                .select(PUBLIC_HOLIDAY.DAY, PUBLIC_HOLIDAY.NAME)
                .from(PUBLIC_HOLIDAY)
                .where(PUBLIC_HOLIDAY.DAY.between(first, last))
                .orderBy(PUBLIC_HOLIDAY.DAY, PUBLIC_HOLIDAY.NAME)
                .fetchGroups(PUBLIC_HOLIDAY.DAY, PUBLIC_HOLIDAY.NAME)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.join("·", entry.getValue())));
    }
}
