package clinic.frontdesk.week;

import static clinic.frontdesk.tables.frontdesk.Tables.ARRIVAL;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.inbox.InboxRepository;
import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.ArrivalConditions;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.reservation.PhoneConfirmations;
import clinic.frontdesk.reservation.SettledFlags;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

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
        Schedule schedule = plans.schedule(monday, 7);
        LocalDate today = schedule.now().toLocalDate();
        Map<LocalDate, List<WeekCard>> cards = cards(monday);
        Map<String, String> names = namesOfClosed(schedule);
        List<WeekDay> days = schedule.days().stream()
                .map(plan -> WeekDay.of(plan, cards.getOrDefault(plan.date(), List.of()), names))
                .toList();
        DayVersions versions = DayVersions.read(dsl, monday, monday.plusDays(6));
        return new Week(
                monday, schedule.now(), days, schedule.services(), unconfirmed(today), needingReview(today), versions);
    }

    /** The names of the services that closures close alone; most weeks have none, and nothing is read. */
    private Map<String, String> namesOfClosed(Schedule schedule) {
        Set<String> ids = schedule.days().stream()
                .flatMap(day -> day.closures().stream())
                .map(Closure::serviceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return ids.isEmpty()
                ? Map.of()
                : dsl.select(SERVICES.ID, SERVICES.NAME)
                        .from(SERVICES)
                        .where(SERVICES.ID.in(ids))
                        .fetchMap(SERVICES.ID, SERVICES.NAME);
    }

    private Map<LocalDate, List<WeekCard>> cards(LocalDate monday) {
        Field<List<String>> flags = DSL.multiset(DSL.select(FLAG.CODE)
                        .from(FLAG)
                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .and(SettledFlags.open())
                        .orderBy(FLAG.CODE))
                .convertFrom(rows -> rows.map(row -> row.get(FLAG.CODE)))
                .as("flags");
        Field<Boolean> waiting = DSL.field(ArrivalConditions.waiting()).as("waiting");
        Field<Boolean> inTreatment = DSL.field(ArrivalConditions.inTreatment()).as("in_treatment");
        Set<String> byPhone = PhoneConfirmations.between(dsl, monday, monday.plusDays(6));
        Map<String, CardPatient> patients = new CardPatients(dsl).between(monday, monday.plusDays(6));
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
                        RESERVATIONS.PHONE,
                        RESERVATIONS.NOTES,
                        RESERVATIONS.ADMINNOTES,
                        flags,
                        waiting,
                        inTreatment)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .leftJoin(ARRIVAL)
                .on(ArrivalConditions.counts())
                .where(OCCUPANCY.DAY.between(monday, monday.plusDays(6)))
                .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, RESERVATIONS.ID)
                .fetchGroups(OCCUPANCY.DAY, row -> {
                    boolean arrived = row.get(waiting);
                    boolean begun = row.get(inTreatment);
                    return card(
                            row,
                            row.get(flags),
                            (status, review) -> DisplayStatus.of(status, review, arrived, begun),
                            patients.get(row.get(RESERVATIONS.ID)),
                            byPhone.contains(row.get(RESERVATIONS.ID)));
                });
    }

    /** How a reservation of a status is shown that may need review. */
    private interface ShownStatus {
        DisplayStatus of(Status status, boolean needsReview);
    }

    private static WeekCard card(
            Record row,
            List<String> flags,
            ShownStatus shown,
            @Nullable CardPatient patient,
            boolean confirmedByPhone) {
        String squeezeIn = Flag.SQUEEZE_IN.code();
        // What holds nothing, as a completed treatment, needs no review any more.
        List<String> reviews = row.get(OCCUPANCY.HOLDS)
                ? flags.stream().filter(code -> !code.equals(squeezeIn)).toList()
                : List.of();
        Status status = new Status(row.get(RESERVATIONS.STATUS));
        Flag review = reviews.stream().findFirst().flatMap(Flag::ofCode).orElse(null);
        // A reason of a newer schema has no mark of its own.
        boolean unnamed = !reviews.isEmpty() && review == null;
        return new WeekCard(
                row.get(RESERVATIONS.ID),
                row.get(OCCUPANCY.DAY),
                row.get(OCCUPANCY.START_MINUTE),
                row.get(OCCUPANCY.DURATION_MINUTES),
                row.get(OCCUPANCY.BUFFER_MINUTES),
                row.get(RESERVATIONS.PATIENTNAME),
                serviceName(row),
                unnamed ? DisplayStatus.of(status, true) : shown.of(status, !reviews.isEmpty()),
                row.get(RESERVATIONS.TREATMENTTYPE).equals(WebsiteLabels.FIRST_VISIT),
                !row.get(OCCUPANCY.BOOKED_AT_DESK),
                flags.contains(squeezeIn),
                review,
                status.known() ? null : status.label(),
                lastDigits(row.get(RESERVATIONS.PHONE)),
                oneLine(row.get(RESERVATIONS.NOTES)),
                oneLine(row.get(RESERVATIONS.ADMINNOTES)),
                patient,
                confirmedByPhone);
    }

    private static String lastDigits(String phone) {
        String digits = phone.replaceAll("[^0-9]", "");
        return digits.substring(Math.max(0, digits.length() - 4));
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
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
