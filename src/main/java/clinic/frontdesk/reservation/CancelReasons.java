package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.CANCEL_REASON;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Why reservations were cancelled, to be offered again. */
final class CancelReasons {

    private static final int MOST = 6;

    private final DSLContext dsl;

    CancelReasons(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** The most frequent first, and of those as frequent the latest. */
    List<String> mostFrequent() {
        return dsl.select(CANCEL_REASON.REASON)
                .from(CANCEL_REASON)
                .where(CANCEL_REASON.USES.gt(0))
                .orderBy(CANCEL_REASON.USES.desc(), CANCEL_REASON.USED_AT.desc(), CANCEL_REASON.REASON)
                .limit(MOST)
                .fetch(CANCEL_REASON.REASON);
    }

    /** Remembers a reason that was given. */
    void given(String reason) {
        dsl.insertInto(CANCEL_REASON)
                .set(CANCEL_REASON.REASON, reason)
                .onConflict(CANCEL_REASON.REASON)
                .doUpdate()
                .set(CANCEL_REASON.USES, CANCEL_REASON.USES.plus(1))
                .set(CANCEL_REASON.USED_AT, DSL.currentOffsetDateTime())
                .execute();
    }

    /** Forgets one use of a reason, which was taken back. */
    void takenBack(String reason) {
        dsl.update(CANCEL_REASON)
                .set(CANCEL_REASON.USES, CANCEL_REASON.USES.minus(1))
                .where(CANCEL_REASON.REASON.eq(reason))
                .and(CANCEL_REASON.USES.gt(0))
                .execute();
    }
}
