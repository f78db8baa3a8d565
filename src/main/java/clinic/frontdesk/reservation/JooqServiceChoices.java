package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** {@link ServiceChoices} from the clinic's database. */
public final class JooqServiceChoices implements ServiceChoices {

    private final DSLContext dsl;

    public JooqServiceChoices(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<ServiceChoice> active() {
        return dsl.select(SERVICES.ID, SERVICES.NAME, SERVICES.DURATIONMINUTES, SERVICES.BUFFERMINUTES)
                .from(SERVICES)
                .where(SERVICES.ISACTIVE)
                .orderBy(SERVICES.DISPLAYORDER, SERVICES.NAME, SERVICES.ID)
                .fetch(Records.mapping(ServiceChoice::new));
    }
}
