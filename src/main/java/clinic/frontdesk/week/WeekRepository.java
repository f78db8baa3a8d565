package clinic.frontdesk.week;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Flag;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads weeks from the clinic's database. */
public final class WeekRepository implements WeekSource {

    private final DSLContext dsl;
    private final DayPlanRepository plans;

    public WeekRepository(DSLContext dsl) {
        this.dsl = dsl;
        this.plans = new DayPlanRepository(dsl);
    }

    @Override
    public Week load(LocalDate monday) {
        // One snapshot, so that no reservation appears on two days.
        return dsl.transactionResult(configuration -> {
            configuration.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return new WeekRepository(configuration.dsl()).read(monday);
        });
    }

    private Week read(LocalDate monday) {
        LocalDateTime now = plans.now();
        LocalDate today = now.toLocalDate();
        Map<LocalDate, List<WeekCard>> cards = cards(monday);
        List<WeekDay> days = plans.from(monday, 7).stream()
                .map(plan -> WeekDay.of(plan, cards.getOrDefault(plan.date(), List.of()), now))
                .toList();
        DayVersions versions = DayVersions.read(dsl, monday, monday.plusDays(6));
        return new Week(monday, now, days, unconfirmed(today), needingReview(today), versions);
    }

    private Map<LocalDate, List<WeekCard>> cards(LocalDate monday) {
        Field<List<String>> flags = DSL.multiset(DSL.select(FLAG.CODE)
                        .from(FLAG)
                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .orderBy(FLAG.CODE))
                .convertFrom(rows -> rows.map(row -> row.get(FLAG.CODE)))
                .as("flags");
        return dsl.select(
                        OCCUPANCY.DAY,
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.DURATION_MINUTES,
                        OCCUPANCY.BUFFER_MINUTES,
                        OCCUPANCY.BOOKED_AT_DESK,
                        OCCUPANCY.HOLDS,
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.STATUS,
                        RESERVATIONS.TREATMENTTYPE,
                        flags)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(OCCUPANCY.DAY.between(monday, monday.plusDays(6)))
                .and(RESERVATIONS.STATUS.notIn(WebsiteLabels.CANCELLED, WebsiteLabels.REJECTED))
                .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetchGroups(OCCUPANCY.DAY, row -> card(row, row.get(flags)));
    }

    private static WeekCard card(Record row, List<String> flags) {
        String squeezeIn = Flag.SQUEEZE_IN.code();
        // What holds nothing, as a completed treatment, needs no review any more.
        List<String> reviews = row.get(OCCUPANCY.HOLDS)
                ? flags.stream().filter(code -> !code.equals(squeezeIn)).toList()
                : List.of();
        Status status = new Status(row.get(RESERVATIONS.STATUS));
        return new WeekCard(
                row.get(RESERVATIONS.ID),
                row.get(OCCUPANCY.DAY),
                row.get(OCCUPANCY.START_MINUTE),
                row.get(OCCUPANCY.DURATION_MINUTES),
                row.get(OCCUPANCY.BUFFER_MINUTES),
                row.get(RESERVATIONS.PATIENTNAME),
                serviceName(row),
                DisplayStatus.of(status, !reviews.isEmpty()),
                row.get(RESERVATIONS.TREATMENTTYPE).equals(WebsiteLabels.FIRST_VISIT),
                !row.get(OCCUPANCY.BOOKED_AT_DESK),
                flags.contains(squeezeIn),
                reviews.stream().findFirst().flatMap(Flag::ofCode).orElse(null),
                status.known() ? null : status.label());
    }

    private static String serviceName(Record row) {
        String name = row.get(RESERVATIONS.SERVICENAME);
        return name == null ? LegacyService.nameOf(row.get(RESERVATIONS.SERVICE)) : name;
    }

    private int unconfirmed(LocalDate today) {
        return dsl.fetchCount(RESERVATIONS, InboxRepository.unconfirmed(today));
    }

    private int needingReview(LocalDate today) {
        return dsl.fetchCount(DSL.selectDistinct(FLAG.RESERVATION_ID)
                .from(FLAG)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(FLAG.RESERVATION_ID))
                .where(InboxRepository.needsAttention(today)));
    }
}
