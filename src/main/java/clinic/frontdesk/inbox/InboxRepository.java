package clinic.frontdesk.inbox;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.plan.ShownCapacityReader;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.reservation.SettledFlags;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** {@link InboxSource} on the clinic's database, and the conditions with which the week counts the same rows. */
public final class InboxRepository implements InboxSource {

    private static final String SQUEEZE_IN = "squeeze-in";
    private static final String UNREADABLE = "unreadable-time";

    private static final Field<String> SERVICE =
            DSL.coalesce(RESERVATIONS.SERVICENAME, RESERVATIONS.SERVICE.cast(SQLDataType.CLOB));

    private final DSLContext dsl;

    public InboxRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<InboxItem> queue() {
        LocalDate today = today();
        Field<List<String>> reasons = DSL.multiset(DSL.select(FLAG.CODE)
                        .from(FLAG)
                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                        .and(needsAttention(today))
                        .orderBy(FLAG.CODE))
                .convertFrom(rows -> rows.getValues(FLAG.CODE))
                .as("reasons");
        Field<Boolean> waits = DSL.field(unconfirmed(today)).as("waits");
        return dsl.select(
                        RESERVATIONS.ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        RESERVATIONS.PREFERREDDATE,
                        RESERVATIONS.PREFERREDTIME,
                        SERVICE,
                        reasons,
                        waits)
                .from(RESERVATIONS)
                .where(unconfirmed(today)
                        .or(RESERVATIONS
                                .ID
                                .in(DSL.select(FLAG.RESERVATION_ID).from(FLAG))
                                .and(DSL.exists(DSL.selectOne()
                                        .from(FLAG)
                                        .where(FLAG.RESERVATION_ID.eq(RESERVATIONS.ID))
                                        .and(needsAttention(today))))))
                .orderBy(RESERVATIONS.PREFERREDDATE, RESERVATIONS.PREFERREDTIME, RESERVATIONS.ID)
                .fetch(row -> new InboxItem(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        LegacyService.nameOf(row.value6()),
                        row.value7(),
                        row.value8()));
    }

    @Override
    public List<UnreadableClosure> unreadableClosures() {
        return new DayPlanRepository(dsl).unreadableClosures(today());
    }

    @Override
    public Optional<ShownCapacity> capacity() {
        return new ShownCapacityReader(dsl).read();
    }

    /** The condition on a flag beside its reservation: flags of past days and those that a person settled are ignored. */
    public static Condition needsAttention(LocalDate today) {
        return FLAG.CODE
                .ne(SQUEEZE_IN)
                .and(FLAG.DAY.ge(today).or(FLAG.CODE.eq(UNREADABLE)))
                .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED))
                .and(SettledFlags.open());
    }

    /** The condition on an unconfirmed web request. */
    public static Condition unconfirmed(LocalDate today) {
        return RESERVATIONS.STATUS.eq(WebsiteLabels.PENDING).and(RESERVATIONS.PREFERREDDATE.ge(today));
    }

    private LocalDate today() {
        return dsl.select(Routines.clock()).fetchSingle().value1().toLocalDate();
    }
}
