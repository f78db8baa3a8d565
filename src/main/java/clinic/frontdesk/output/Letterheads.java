package clinic.frontdesk.output;

import static clinic.frontdesk.tables.frontdesk.Tables.LETTERHEAD;

import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads and saves the head of the clinic's documents. */
public final class Letterheads {

    private final DSLContext dsl;

    public Letterheads(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The letterhead; {@link Letterhead#NONE} where none was saved. */
    public Letterhead read() {
        return dsl.select(LETTERHEAD.NAME, LETTERHEAD.PHONE, LETTERHEAD.ADDRESS)
                .from(LETTERHEAD)
                .fetchOptional(Records.mapping(Letterhead::new))
                .orElse(Letterhead.NONE);
    }

    /** Saves a letterhead with a name. */
    public void save(Letterhead letterhead) {
        dsl.insertInto(LETTERHEAD)
                .set(LETTERHEAD.NAME, letterhead.name())
                .set(LETTERHEAD.PHONE, letterhead.phone())
                .set(LETTERHEAD.ADDRESS, letterhead.address())
                .onConflict(LETTERHEAD.ONLY_ROW)
                .doUpdate()
                .set(LETTERHEAD.NAME, letterhead.name())
                .set(LETTERHEAD.PHONE, letterhead.phone())
                .set(LETTERHEAD.ADDRESS, letterhead.address())
                .set(LETTERHEAD.CHANGED_BY, DSL.field("session_user", SQLDataType.CLOB))
                .set(LETTERHEAD.CHANGED_AT, DSL.currentOffsetDateTime())
                .execute();
    }
}
