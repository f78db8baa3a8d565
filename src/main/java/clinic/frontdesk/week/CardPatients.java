package clinic.frontdesk.week;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAG;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_TAGGED;

import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.tables.frontdesk.tables.Patient;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Reads what cards show of their patients, for all reservations of some days in one query. */
final class CardPatients {

    private final DSLContext dsl;

    CardPatients(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** By reservation id; without those that the index of patients does not hold yet. */
    Map<String, CardPatient> between(LocalDate first, LocalDate last) {
        Patient named = PATIENT.as("named");
        Patient part = PATIENT.as("part");
        Field<List<PatientTag>> tags = DSL.multiset(
                        DSL.select(PATIENT_TAG.ID, PATIENT_TAG.NAME, PATIENT_TAG.COLOR, PATIENT_TAG.SIGN)
                                .from(part)
                                .join(PATIENT_TAGGED)
                                .on(PATIENT_TAGGED.PATIENT_ID.eq(part.ID))
                                .join(PATIENT_TAG)
                                .on(PATIENT_TAG.ID.eq(PATIENT_TAGGED.TAG_ID))
                                .where(part.ID.eq(PATIENT.ID).or(part.PART_OF.eq(PATIENT.ID)))
                                .orderBy(PATIENT_TAG.POSITION, PATIENT_TAG.ID)
                                .limit(1))
                .convertFrom(rows -> rows.map(row -> new PatientTag(
                        row.get(PATIENT_TAG.ID),
                        row.get(PATIENT_TAG.NAME),
                        row.get(PATIENT_TAG.COLOR),
                        row.get(PATIENT_TAG.SIGN))));
        return dsl.select(PATIENT_RESERVATION.RESERVATION_ID, PATIENT.VISITS, PATIENT.ALERT, tags)
                .from(PATIENT_RESERVATION)
                .join(named)
                .on(named.ID.eq(PATIENT_RESERVATION.PATIENT_ID))
                .join(PATIENT)
                .on(PATIENT.ID.eq(DSL.coalesce(named.PART_OF, named.ID)))
                .where(PATIENT_RESERVATION.DAY.between(first, last))
                .fetchMap(
                        PATIENT_RESERVATION.RESERVATION_ID,
                        row -> new CardPatient(
                                row.get(PATIENT.VISITS),
                                row.get(PATIENT.ALERT),
                                row.get(tags).stream().findFirst().orElse(null)));
    }
}
