package clinic.frontdesk.waitlist;

import static clinic.frontdesk.tables.frontdesk.Tables.CLINIC;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.WAITING_WISH;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientKeys;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.tables.frontdesk.Routines;
import clinic.frontdesk.tables.frontdesk.tables.records.WaitingWishRecord;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** {@link WaitingList} in the clinic's database. */
public final class DatabaseWaitingList implements WaitingList {

    /** Days after which a wish that has ended, or expired, is deleted. */
    private static final int DAYS_KEPT = 90;

    private static final String BOOKED = "booked";
    private static final String REMOVED = "removed";

    private static final Field<LocalDate> TODAY =
            DSL.field("{0}::date", SQLDataType.LOCALDATE, DSL.field(DSL.select(Routines.clock())));

    private static final Field<Boolean> KNOWN = DSL.field(DSL.exists(DSL.selectOne()
                    .from(PATIENT)
                    .where(DSL.md5(PATIENT.NAME_KEY).eq(DSL.md5(WAITING_WISH.NAME_KEY)))
                    .and(DSL.md5(PATIENT.PHONE_KEY).eq(DSL.md5(WAITING_WISH.PHONE_KEY)))))
            .as("known");

    private static final Field<LocalDateTime> ASKED_AT = DSL.field(
                    "{0} AT TIME ZONE {1}",
                    SQLDataType.LOCALDATETIME,
                    WAITING_WISH.ASKED_AT,
                    DSL.field(DSL.select(CLINIC.ZONE).from(CLINIC)))
            .as("asked");

    private final DSLContext dsl;

    public DatabaseWaitingList(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<Wish> open() {
        return select(isOpen().and(WAITING_WISH.LAST_DAY.ge(TODAY)))
                .orderBy(WAITING_WISH.ASKED_AT, WAITING_WISH.ID)
                .fetch(DatabaseWaitingList::wish);
    }

    @Override
    public List<Wish> expired() {
        return select(isOpen().and(WAITING_WISH.LAST_DAY.lt(TODAY)))
                .orderBy(WAITING_WISH.LAST_DAY.desc(), WAITING_WISH.ID.desc())
                .limit(MOST_EXPIRED)
                .fetch(DatabaseWaitingList::wish);
    }

    @Override
    public List<WaitingService> services() {
        return dsl.select(SERVICES.ID, SERVICES.CODE, SERVICES.NAME)
                .from(SERVICES)
                .where(SERVICES.ISACTIVE)
                .orderBy(SERVICES.DISPLAYORDER, SERVICES.NAME, SERVICES.ID)
                .fetch(Records.mapping(WaitingService::new));
    }

    /** Settling comes before the booking; a desk that was lost in between leaves a wish without a reservation. */
    private static Condition isOpen() {
        return WAITING_WISH
                .ENDED
                .isNull()
                .or(WAITING_WISH
                        .ENDED
                        .eq(BOOKED)
                        .and(WAITING_WISH.ENDED_AT.lt(
                                DSL.field("clock_timestamp() - interval '1 minute'", WAITING_WISH.ENDED_AT.getType())))
                        .andNotExists(DSL.selectOne()
                                .from(RESERVATIONS)
                                .where(RESERVATIONS.ID.eq(WAITING_WISH.RESERVATION_ID))));
    }

    private SelectConditionStep<? extends Record> select(Condition condition) {
        return dsl.select(WAITING_WISH.fields())
                .select(SERVICES.ID, SERVICES.NAME, KNOWN, ASKED_AT)
                .from(WAITING_WISH)
                .leftJoin(SERVICES)
                .on(SERVICES.CODE.eq(WAITING_WISH.SERVICE_CODE))
                .and(SERVICES.ISACTIVE)
                .where(condition);
    }

    private static Wish wish(Record row) {
        String name = row.get(SERVICES.NAME);
        String half = row.get(WAITING_WISH.HALF);
        String gender = row.get(WAITING_WISH.GENDER);
        return new Wish(
                row.get(WAITING_WISH.ID),
                row.get(WAITING_WISH.VERSION),
                new WishPatient(
                        row.get(WAITING_WISH.PATIENT_NAME),
                        row.get(WAITING_WISH.PHONE),
                        row.get(WAITING_WISH.BIRTH),
                        gender == null ? null : new Gender(gender)),
                new WishTerms(
                        row.get(WAITING_WISH.SERVICE_CODE),
                        name == null ? row.get(WAITING_WISH.SERVICE_NAME) : name,
                        new WishDays(
                                WishDays.weekdays(row.get(WAITING_WISH.WEEKDAYS)),
                                Arrays.asList(row.get(WAITING_WISH.DATES))),
                        half == null ? null : Period.valueOf(half),
                        row.get(WAITING_WISH.NOT_BEFORE),
                        row.get(WAITING_WISH.LAST_DAY),
                        WishPriority.ofLevel(row.get(WAITING_WISH.PRIORITY)),
                        row.get(WAITING_WISH.REMARK)),
                row.get(SERVICES.ID),
                row.get(KNOWN),
                row.get(ASKED_AT));
    }

    private Wish read(long id) {
        return select(WAITING_WISH.ID.eq(id)).fetchSingle(DatabaseWaitingList::wish);
    }

    @Override
    public Wish add(WishPatient patient, WishTerms terms) {
        return dsl.transactionResult(configuration -> {
            DatabaseWaitingList inside = new DatabaseWaitingList(configuration.dsl());
            inside.deleteOld();
            WaitingWishRecord row = configuration.dsl().newRecord(WAITING_WISH);
            fill(row, patient, terms);
            row.insert();
            return inside.read(row.getId());
        });
    }

    private void deleteOld() {
        dsl.deleteFrom(WAITING_WISH)
                .where(WAITING_WISH.LAST_DAY.lt(TODAY.minus(DAYS_KEPT)))
                .or(WAITING_WISH.ENDED_AT.lt(DSL.field(
                        "clock_timestamp() - {0} * interval '1 day'",
                        WAITING_WISH.ENDED_AT.getType(), DSL.val(DAYS_KEPT))))
                .execute();
    }

    private static void fill(WaitingWishRecord row, WishPatient patient, WishTerms terms) {
        row.setPatientName(patient.name());
        row.setPhone(patient.phone());
        row.setNameKey(PatientKeys.ofName(patient.name()));
        row.setPhoneKey(PatientKeys.ofPhone(patient.phone()));
        row.setBirth(patient.birth());
        row.setGender(patient.gender() == null ? null : patient.gender().label());
        row.setServiceCode(terms.serviceCode());
        row.setServiceName(terms.serviceName());
        row.setWeekdays(terms.days().bits());
        row.setDates(terms.days().dates().toArray(LocalDate[]::new));
        row.setHalf(name(terms.half()));
        row.setNotBefore(terms.notBefore());
        row.setLastDay(terms.lastDay());
        row.setPriority((short) terms.priority().level());
        row.setRemark(terms.remark());
    }

    private static @Nullable String name(@Nullable Period half) {
        return half == null ? null : half.name();
    }

    @Override
    public Optional<Wish> change(Wish seen, WishPatient patient, WishTerms terms) {
        WaitingWishRecord row = dsl.newRecord(WAITING_WISH);
        fill(row, patient, terms);
        row.setVersion(seen.version() + 1);
        int changed = dsl.update(WAITING_WISH)
                .set(row)
                .where(WAITING_WISH.ID.eq(seen.id()))
                .and(WAITING_WISH.VERSION.eq(seen.version()))
                .and(WAITING_WISH.ENDED.isNull())
                .execute();
        return changed == 0 ? Optional.empty() : Optional.of(read(seen.id()));
    }

    @Override
    public boolean remove(long id) {
        return end(id, REMOVED, null);
    }

    @Override
    public boolean settle(long id, String reservationId) {
        return end(id, BOOKED, reservationId);
    }

    private boolean end(long id, String how, @Nullable String reservationId) {
        return dsl.update(WAITING_WISH)
                        .set(WAITING_WISH.ENDED, how)
                        .set(WAITING_WISH.ENDED_AT, DSL.field("clock_timestamp()", WAITING_WISH.ENDED_AT.getType()))
                        .set(WAITING_WISH.RESERVATION_ID, reservationId)
                        .where(WAITING_WISH.ID.eq(id))
                        .and(isOpen())
                        .execute()
                > 0;
    }

    @Override
    public boolean restore(long id) {
        return open(WAITING_WISH.ID.eq(id).and(WAITING_WISH.ENDED.eq(REMOVED)));
    }

    @Override
    public boolean reopen(long id, String reservationId) {
        return open(WAITING_WISH.ID.eq(id).and(WAITING_WISH.RESERVATION_ID.eq(reservationId)));
    }

    /** A new version, so that a later booking at the same start is not taken for a retry. */
    private boolean open(Condition which) {
        return dsl.update(WAITING_WISH)
                        .setNull(WAITING_WISH.ENDED)
                        .setNull(WAITING_WISH.ENDED_AT)
                        .setNull(WAITING_WISH.RESERVATION_ID)
                        .set(WAITING_WISH.VERSION, WAITING_WISH.VERSION.plus(1))
                        .where(which)
                        .execute()
                > 0;
    }
}
