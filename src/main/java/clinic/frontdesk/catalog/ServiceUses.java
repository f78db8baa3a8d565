package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.DAILY_LIMIT;
import static clinic.frontdesk.tables.frontdesk.Tables.SERVICE_CHANGE;
import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** What refers to a service. */
final class ServiceUses {

    private ServiceUses() {}

    /** Whether a reservation, an opening, a closure, a limit or a planned change refers to a service. */
    static boolean any(DSLContext transaction, Service service) {
        String id = service.id();
        List<Select<Record1<Integer>>> uses = List.of(
                DSL.selectOne().from(RESERVATIONS).where(RESERVATIONS.SERVICEID.eq(id)),
                DSL.selectOne().from(CLINIC_TIME_SLOTS).where(CLINIC_TIME_SLOTS.SERVICEID.eq(id)),
                DSL.selectOne().from(CLOSURE).where(CLOSURE.SERVICE_ID.eq(id)),
                DSL.selectOne().from(DAILY_LIMIT).where(DAILY_LIMIT.SERVICE_ID.eq(id)),
                DSL.selectOne().from(SERVICE_CHANGE).where(SERVICE_CHANGE.SERVICE_ID.eq(id)));
        Condition any = DSL.or(uses.stream().map(DSL::exists).toList());
        return Boolean.TRUE.equals(
                transaction.select(DSL.field(any)).fetchSingle().value1());
    }
}
