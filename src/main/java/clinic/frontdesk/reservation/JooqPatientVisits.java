package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT_RESERVATION;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** {@link PatientVisits} from the desk's index of patients and the clinic's reservations, in one query. */
public final class JooqPatientVisits implements PatientVisits {

    private static final int MOST_PAST = 4;
    private static final int MOST_COMING = 10;

    private final DSLContext dsl;

    public JooqPatientVisits(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Found of(long patientId) {
        Condition same = PATIENT.ID.eq(patientId).or(PATIENT.PART_OF.eq(patientId));
        Field<LocalDate> today = Routines.clock().cast(SQLDataType.LOCALDATE);
        Field<List<PatientVisit>> past = visits(
                same.and(PATIENT_RESERVATION.DAY.lt(today))
                        .and(RESERVATIONS.STATUS.notIn(WebsiteLabels.CANCELLED, WebsiteLabels.REJECTED)),
                PATIENT_RESERVATION.DAY.desc(),
                MOST_PAST);
        Field<List<PatientVisit>> coming = visits(
                same.and(PATIENT_RESERVATION.DAY.ge(today))
                        .and(RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED)),
                PATIENT_RESERVATION.DAY.asc(),
                MOST_COMING);
        return dsl.select(past, coming).fetchSingle(row -> new Found(row.get(past), row.get(coming)));
    }

    private static Field<List<PatientVisit>> visits(Condition which, SortField<LocalDate> order, int most) {
        Field<String> service = DSL.coalesce(RESERVATIONS.SERVICENAME, RESERVATIONS.SERVICE.cast(SQLDataType.CLOB))
                .as("service_name");
        return DSL.multiset(DSL.select(
                                RESERVATIONS.ID,
                                RESERVATIONS.PREFERREDDATE,
                                RESERVATIONS.PREFERREDTIME,
                                service,
                                RESERVATIONS.STATUS)
                        .from(PATIENT)
                        .join(PATIENT_RESERVATION)
                        .on(PATIENT_RESERVATION.PATIENT_ID.eq(PATIENT.ID))
                        .join(RESERVATIONS)
                        .on(RESERVATIONS.ID.eq(PATIENT_RESERVATION.RESERVATION_ID))
                        .where(which)
                        .orderBy(order, RESERVATIONS.PREFERREDTIME, RESERVATIONS.ID)
                        .limit(most))
                .convertFrom(rows -> rows.map(row -> new PatientVisit(
                        row.get(RESERVATIONS.ID),
                        row.get(RESERVATIONS.PREFERREDDATE),
                        row.get(RESERVATIONS.PREFERREDTIME),
                        LegacyService.nameOf(row.get(service)),
                        new Status(row.get(RESERVATIONS.STATUS)))));
    }
}
