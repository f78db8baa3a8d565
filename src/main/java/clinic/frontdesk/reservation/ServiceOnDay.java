package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.TERMS_ON;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/**
 * A service as a reservation of some day is booked with it.
 *
 * @param legacyType the label that the legacy column gets
 * @param duration minutes of treatment on that day
 */
record ServiceOnDay(String id, String name, String legacyType, int duration) {

    /** A service on a day as a column of a select; an empty list where the service does not exist. */
    static Field<List<ServiceOnDay>> of(String serviceId, LocalDate day) {
        var terms = TERMS_ON(serviceId, day);
        return DSL.multiset(DSL.select(
                                SERVICES.ID,
                                SERVICES.NAME,
                                Routines.legacyTypeOf(SERVICES.ID, SERVICES.CODE),
                                terms.DURATION_MINUTES)
                        .from(SERVICES)
                        .crossJoin(terms)
                        .where(SERVICES.ID.eq(serviceId)))
                .convertFrom(rows -> rows.map(Records.mapping(ServiceOnDay::new)));
    }

    BookedService booked() {
        return new BookedService(id, name, legacyType, duration);
    }
}
