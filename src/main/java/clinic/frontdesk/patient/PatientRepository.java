package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAG;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAGGED;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.tables.frontdesk.tables.Patient;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Reads patients from the desk's index. */
final class PatientRepository {

    private static final Patient PART = PATIENT.as("part");

    /** The person that a row belongs to. */
    private static final Field<Long> PERSON = DSL.coalesce(PART.PART_OF, PART.ID);

    private final DSLContext dsl;

    PatientRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    private record Next(LocalDateTime start, String service, String reservation) {}

    /** Patients by id, in the given order, without those that the index does not hold. A merged one stands for its person. */
    List<PatientSummary> summaries(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var asked = PATIENT.as("asked");
        Field<List<Next>> next = DSL.multiset(next()).convertFrom(rows -> rows.map(PatientRepository::next));
        Field<List<PatientTag>> tags = DSL.multiset(firstTag())
                .convertFrom(rows -> rows.map(row -> new PatientTag(
                        row.get(PATIENT_TAG.ID),
                        row.get(PATIENT_TAG.NAME),
                        row.get(PATIENT_TAG.COLOR),
                        row.get(PATIENT_TAG.SIGN))));
        return dsl
                .select(
                        asked.ID,
                        PATIENT.ID,
                        PATIENT.NAME,
                        PATIENT.PHONE,
                        PATIENT.BIRTH,
                        PATIENT.GENDER,
                        PATIENT.VISITS,
                        PATIENT.NO_SHOWS,
                        PATIENT.LAST_VISIT,
                        PATIENT.ALERT,
                        next,
                        tags)
                .from(asked)
                .join(PATIENT)
                .on(PATIENT.ID.eq(DSL.coalesce(asked.PART_OF, asked.ID)))
                .where(asked.ID.in(ids))
                .fetch(row -> new Asked(row.get(asked.ID), summary(row, row.get(next), row.get(tags))))
                .stream()
                .sorted(Comparator.comparingInt(found -> ids.indexOf(found.id())))
                .map(Asked::patient)
                .toList();
    }

    private record Asked(long id, PatientSummary patient) {}

    private static PatientSummary summary(Record row, List<Next> next, List<PatientTag> tags) {
        @Nullable Next coming = next.isEmpty() ? null : next.getFirst();
        return new PatientSummary(
                row.get(PATIENT.ID),
                row.get(PATIENT.NAME),
                row.get(PATIENT.PHONE),
                row.get(PATIENT.BIRTH),
                new Gender(row.get(PATIENT.GENDER)),
                row.get(PATIENT.VISITS),
                row.get(PATIENT.NO_SHOWS),
                row.get(PATIENT.LAST_VISIT),
                coming == null ? null : coming.start(),
                coming == null ? null : coming.service(),
                coming == null ? null : coming.reservation(),
                tags.isEmpty() ? null : tags.getFirst(),
                row.get(PATIENT.ALERT));
    }

    /** The reservations of a person that hold a place, from now on, the first one. */
    private static Select<? extends Record> next() {
        Field<LocalDateTime> now = DSL.field("frontdesk.clock()", SQLDataType.LOCALDATETIME);
        Field<LocalDate> today = DSL.field("{0}::date", SQLDataType.LOCALDATE, DSL.field(DSL.select(now)));
        Condition notPast = PATIENT_RESERVATION
                .DAY
                .gt(today)
                .or(PATIENT_RESERVATION
                        .DAY
                        .eq(today)
                        .and(PATIENT_RESERVATION.START_MINUTE.ge(DSL.field(
                                "extract(hour FROM {0}) * 60 + extract(minute FROM {0})",
                                Integer.class, DSL.field(DSL.select(now))))));
        return DSL.select(
                        PATIENT_RESERVATION.DAY,
                        PATIENT_RESERVATION.START_MINUTE,
                        RESERVATIONS.ID,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE)
                .from(PART)
                .join(PATIENT_RESERVATION)
                .on(PATIENT_RESERVATION.PATIENT_ID.eq(PART.ID))
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(PATIENT_RESERVATION.RESERVATION_ID))
                .where(PART.ID.eq(PATIENT.ID).or(PART.PART_OF.eq(PATIENT.ID)))
                .and(PATIENT_RESERVATION.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED))
                .and(PATIENT_RESERVATION.START_MINUTE.isNotNull())
                .and(notPast)
                .and(DSL.condition("isfinite({0})", PATIENT_RESERVATION.DAY))
                .orderBy(PATIENT_RESERVATION.DAY, PATIENT_RESERVATION.START_MINUTE, RESERVATIONS.ID)
                .limit(1);
    }

    private static Next next(Record row) {
        String name = row.get(RESERVATIONS.SERVICENAME);
        return new Next(
                row.get(PATIENT_RESERVATION.DAY).atStartOfDay().plusMinutes(row.get(PATIENT_RESERVATION.START_MINUTE)),
                name == null ? LegacyService.nameOf(row.get(RESERVATIONS.SERVICE)) : name,
                row.get(RESERVATIONS.ID));
    }

    private static Select<? extends Record> firstTag() {
        return DSL.select(PATIENT_TAG.ID, PATIENT_TAG.NAME, PATIENT_TAG.COLOR, PATIENT_TAG.SIGN)
                .from(PART)
                .join(PATIENT_TAGGED)
                .on(PATIENT_TAGGED.PATIENT_ID.eq(PART.ID))
                .join(PATIENT_TAG)
                .on(PATIENT_TAG.ID.eq(PATIENT_TAGGED.TAG_ID))
                .where(PART.ID.eq(PATIENT.ID).or(PART.PART_OF.eq(PATIENT.ID)))
                .orderBy(PATIENT_TAG.POSITION, PATIENT_TAG.ID)
                .limit(1);
    }

    /** The person whom a reservation names. */
    Optional<Long> personOf(String reservationId) {
        return dsl.select(PERSON)
                .from(PATIENT_RESERVATION)
                .join(PART)
                .on(PART.ID.eq(PATIENT_RESERVATION.PATIENT_ID))
                .where(PATIENT_RESERVATION.RESERVATION_ID.eq(reservationId))
                .fetchOptional(PERSON);
    }
}
