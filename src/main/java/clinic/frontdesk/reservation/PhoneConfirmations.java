package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.CALL_ENTRY;
import static clinic.frontdesk.tables.frontdesk.Tables.CLINIC;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Which reservations were confirmed by phone: the last answer of a call about them as they stand. */
public final class PhoneConfirmations {

    private static final String CONFIRMED = "confirmed";
    private static final String NOTE = "note";

    private static final Field<LocalDateTime> AT = DSL.field(
                    "{0} AT TIME ZONE {1}",
                    SQLDataType.LOCALDATETIME,
                    CALL_ENTRY.CALLED_AT,
                    DSL.field(DSL.select(CLINIC.ZONE).from(CLINIC)))
            .as("confirmed_at");

    private PhoneConfirmations() {}

    /** The condition on an entry, beside its reservation, that it confirms it and is the last answer. */
    private static Condition confirms() {
        var later = CALL_ENTRY.as("later");
        return CALL_ENTRY
                .RESERVATION_ID
                .eq(RESERVATIONS.ID)
                .and(CALL_ENTRY.DAY.eq(RESERVATIONS.PREFERREDDATE))
                .and(CALL_ENTRY.WRITTEN_TIME.eq(RESERVATIONS.PREFERREDTIME))
                .and(CALL_ENTRY.ANSWER.eq(CONFIRMED))
                .andNotExists(DSL.selectOne()
                        .from(later)
                        .where(later.RESERVATION_ID.eq(CALL_ENTRY.RESERVATION_ID))
                        .and(later.DAY.eq(CALL_ENTRY.DAY))
                        .and(later.WRITTEN_TIME.eq(CALL_ENTRY.WRITTEN_TIME))
                        .and(later.ANSWER.ne(NOTE))
                        .and(later.ID.gt(CALL_ENTRY.ID)));
    }

    /** The reservations of some days that were confirmed by phone, in one query. */
    public static Set<String> between(DSLContext dsl, LocalDate first, LocalDate last) {
        return dsl.select(CALL_ENTRY.RESERVATION_ID)
                .from(CALL_ENTRY)
                .join(RESERVATIONS)
                .on(confirms())
                .where(CALL_ENTRY.DAY.between(first, last))
                .fetchSet(CALL_ENTRY.RESERVATION_ID);
    }

    /** That a reservation was confirmed by phone, at most one. */
    static Field<List<PhoneConfirmation>> ofReservation() {
        return DSL.multiset(DSL.select(AT, CALL_ENTRY.DESK).from(CALL_ENTRY).where(confirms()))
                .convertFrom(rows -> rows.map(row -> new PhoneConfirmation(row.get(AT), row.get(CALL_ENTRY.DESK))))
                .as("phone_confirmation");
    }
}
