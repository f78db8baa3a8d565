package clinic.frontdesk.patient;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_MERGE;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAG;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAGGED;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.patient.PatientPage.Common;
import clinic.frontdesk.patient.PatientPage.Duplicate;
import clinic.frontdesk.patient.PatientPage.MergedPatient;
import clinic.frontdesk.patient.PatientPage.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Reads the pages of patients. */
public final class PatientPages {

    private static final int MOST_DUPLICATES = 5;

    /** Rows that have two of name, phone and birth date in common with a row of the person {0}, and are another person. */
    private static final String DUPLICATES = """
        SELECT person, min(common) AS common
        FROM (SELECT coalesce(o.part_of, o.id) AS person,
                     CASE WHEN o.name_key <> p.name_key THEN 'PHONE_AND_BIRTH'
                          WHEN o.phone_key = p.phone_key THEN 'NAME_AND_PHONE' ELSE 'NAME_AND_BIRTH' END AS common
              FROM frontdesk.patient AS p
              JOIN frontdesk.patient AS o
                ON (md5(o.name_key) = md5(p.name_key) AND p.name_key <> ''
                    AND ((o.phone_key = p.phone_key AND p.phone_key <> '') OR o.birth = p.birth))
                OR (md5(o.phone_key) = md5(p.phone_key) AND p.phone_key <> '' AND o.birth = p.birth)
              WHERE p.id = {0} OR p.part_of = {0}) AS alike
        WHERE person <> {0}
        GROUP BY person
        ORDER BY common, person
        LIMIT {1}
        """;

    private static final Field<Boolean> COMING = DSL.field(PATIENT_RESERVATION
                    .DAY
                    .ge(DSL.field("(SELECT frontdesk.clock()::date)", SQLDataType.LOCALDATE))
                    .and(PATIENT_RESERVATION.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED)))
            .as("coming");

    private final DSLContext dsl;

    public PatientPages(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The page of a patient, by its id or that of one merged into it; empty where the index has none. */
    public Optional<PatientPage> read(long patientId) {
        return dsl.transactionResult(inside -> {
            inside.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return new PatientPages(inside.dsl()).page(patientId);
        });
    }

    private Optional<PatientPage> page(long patientId) {
        PatientRepository patients = new PatientRepository(dsl);
        return patients.summaries(List.of(patientId)).stream()
                .findFirst()
                .map(patient -> new PatientPage(
                        patient,
                        tags(patient.id()),
                        visits(patient.id()),
                        parts(patient.id()),
                        duplicates(patients, patient.id())));
    }

    private List<PatientTag> tags(long person) {
        return dsl.selectDistinct(
                        PATIENT_TAG.ID, PATIENT_TAG.NAME, PATIENT_TAG.COLOR, PATIENT_TAG.SIGN, PATIENT_TAG.POSITION)
                .from(PATIENT_TAG)
                .join(PATIENT_TAGGED)
                .on(PATIENT_TAGGED.TAG_ID.eq(PATIENT_TAG.ID))
                .where(PATIENT_TAGGED.PATIENT_ID.in(PatientRecords.members(person)))
                .orderBy(PATIENT_TAG.POSITION, PATIENT_TAG.ID)
                .fetch(row -> new PatientTag(
                        row.get(PATIENT_TAG.ID),
                        row.get(PATIENT_TAG.NAME),
                        row.get(PATIENT_TAG.COLOR),
                        row.get(PATIENT_TAG.SIGN)));
    }

    private List<Visit> visits(long person) {
        // Dates outside of java.time's range are no days.
        Field<LocalDate> day = DSL.when(
                        DSL.condition("{0} BETWEEN date '0001-01-01' AND date '9999-12-31'", PATIENT_RESERVATION.DAY),
                        PATIENT_RESERVATION.DAY)
                .as("shown_day");
        return dsl.select(
                        RESERVATIONS.ID,
                        day,
                        PATIENT_RESERVATION.START_MINUTE,
                        RESERVATIONS.PREFERREDTIME,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.STATUS,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.PHONE,
                        COMING,
                        RESERVATIONS.NOTES,
                        RESERVATIONS.ADMINNOTES)
                .from(PATIENT_RESERVATION)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(PATIENT_RESERVATION.RESERVATION_ID))
                .where(PATIENT_RESERVATION.PATIENT_ID.in(PatientRecords.members(person)))
                .orderBy(
                        PATIENT_RESERVATION.DAY.desc(),
                        PATIENT_RESERVATION.START_MINUTE.desc().nullsLast(),
                        RESERVATIONS.ID)
                .fetch(row -> visit(row, row.get(day)));
    }

    private static Visit visit(Record row, @Nullable LocalDate day) {
        return new Visit(
                row.get(RESERVATIONS.ID),
                day,
                row.get(PATIENT_RESERVATION.START_MINUTE),
                row.get(RESERVATIONS.PREFERREDTIME),
                Objects.requireNonNullElseGet(
                        row.get(RESERVATIONS.SERVICENAME), () -> LegacyService.nameOf(row.get(RESERVATIONS.SERVICE))),
                row.get(RESERVATIONS.STATUS),
                row.get(RESERVATIONS.PATIENTNAME),
                row.get(RESERVATIONS.PHONE),
                row.get(COMING),
                Objects.requireNonNullElse(row.get(RESERVATIONS.NOTES), "").strip(),
                Objects.requireNonNullElse(row.get(RESERVATIONS.ADMINNOTES), "").strip());
    }

    private List<MergedPatient> parts(long person) {
        Field<Integer> reservations = DSL.field(DSL.selectCount()
                        .from(PATIENT_RESERVATION)
                        .where(PATIENT_RESERVATION.PATIENT_ID.eq(PATIENT.ID)))
                .cast(SQLDataType.INTEGER)
                .as("reservations");
        return dsl.select(PATIENT.ID, PATIENT.NAME, PATIENT.PHONE, PATIENT.BIRTH, reservations)
                .from(PATIENT)
                .join(PATIENT_MERGE)
                .on(PATIENT_MERGE.PART_ID.eq(PATIENT.ID))
                .where(PATIENT.PART_OF.eq(person))
                .orderBy(PATIENT_MERGE.MERGED_AT, PATIENT.ID)
                .fetch(row -> new MergedPatient(
                        row.get(PATIENT.ID),
                        row.get(PATIENT.NAME),
                        row.get(PATIENT.PHONE),
                        row.get(PATIENT.BIRTH),
                        row.get(reservations)));
    }

    private List<Duplicate> duplicates(PatientRepository patients, long person) {
        Map<Long, Common> common = dsl.fetch(DUPLICATES, DSL.val(person), DSL.val(MOST_DUPLICATES))
                .intoMap(row -> row.get("person", Long.class), row -> Common.valueOf(row.get("common", String.class)));
        return patients.summaries(new ArrayList<>(common.keySet())).stream()
                .map(patient -> new Duplicate(patient, Objects.requireNonNull(common.get(patient.id()))))
                .toList();
    }
}
