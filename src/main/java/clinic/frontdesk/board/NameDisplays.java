package clinic.frontdesk.board;

import static clinic.frontdesk.tables.frontdesk.Tables.NAME_DISPLAY;

import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How the clinic shows names, in its database. Every call blocks. */
public final class NameDisplays {

    private final DSLContext dsl;

    public NameDisplays(DSLContext dsl) {
        this.dsl = dsl;
    }

    public NameDisplay read() {
        return dsl.select(NAME_DISPLAY.BOARD, NAME_DISPLAY.HIDE_AFTER)
                .from(NAME_DISPLAY)
                .fetchOptional(row -> new NameDisplay(
                        NameStyle.ofCode(row.get(NAME_DISPLAY.BOARD)), row.get(NAME_DISPLAY.HIDE_AFTER)))
                .orElse(NameDisplay.DEFAULT);
    }

    /** Changes it for all desks and boards. */
    public void write(NameDisplay wanted) {
        dsl.insertInto(NAME_DISPLAY)
                .set(NAME_DISPLAY.BOARD, wanted.board().code())
                .set(NAME_DISPLAY.HIDE_AFTER, wanted.hideAfter())
                .onConflict(NAME_DISPLAY.ONLY_ROW)
                .doUpdate()
                .set(NAME_DISPLAY.BOARD, wanted.board().code())
                .set(NAME_DISPLAY.HIDE_AFTER, wanted.hideAfter())
                .set(NAME_DISPLAY.CHANGED_BY, DSL.field("session_user", SQLDataType.CLOB))
                .set(NAME_DISPLAY.CHANGED_AT, DSL.currentOffsetDateTime())
                .execute();
    }
}
