package clinic.frontdesk.catalog;

import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Looks services up by their codes. */
public final class ServiceCodes {

    private final DSLContext dsl;

    public ServiceCodes(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The id of the service with a code, active or not; empty where there is none. */
    public Optional<String> idOf(String code) {
        return dsl.select(SERVICES.ID)
                .from(SERVICES)
                .where(SERVICES.CODE.eq(code))
                .fetchOptional(SERVICES.ID);
    }

    /** The name of the service with an id; empty where there is none. */
    public String nameOf(String id) {
        return dsl.select(SERVICES.NAME)
                .from(SERVICES)
                .where(SERVICES.ID.eq(id))
                .fetchOptional(SERVICES.NAME)
                .orElse("");
    }

    /** All codes, in display order. */
    public List<String> all() {
        return dsl.select(SERVICES.CODE)
                .from(SERVICES)
                .orderBy(SERVICES.DISPLAYORDER, SERVICES.CODE)
                .fetch(SERVICES.CODE);
    }
}
