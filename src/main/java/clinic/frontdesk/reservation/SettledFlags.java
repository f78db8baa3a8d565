package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.SETTLED_FLAG;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Flags that a person has settled; in the caller's transaction. */
public final class SettledFlags {

    private final DSLContext transaction;

    SettledFlags(DSLContext transaction) {
        this.transaction = transaction;
    }

    /**
     * A flag that was settled.
     *
     * @param note what the database noted with it, or null
     */
    record Settled(String code, @Nullable String note) {}

    /** The condition on a flag, beside its reservation, that no person has settled it as the reservation stands now. */
    public static Condition open() {
        return DSL.notExists(DSL.selectOne()
                .from(SETTLED_FLAG)
                .where(SETTLED_FLAG.RESERVATION_ID.eq(FLAG.RESERVATION_ID))
                .and(SETTLED_FLAG.CODE.eq(FLAG.CODE))
                .and(SETTLED_FLAG.DAY.eq(RESERVATIONS.PREFERREDDATE))
                .and(SETTLED_FLAG.WRITTEN_TIME.eq(RESERVATIONS.PREFERREDTIME)));
    }

    /** Settles the flags of a reservation. */
    void add(String reservationId, ReservationState state, List<Settled> flags, String reason) {
        for (Settled flag : flags) {
            transaction
                    .deleteFrom(SETTLED_FLAG)
                    .where(SETTLED_FLAG.RESERVATION_ID.eq(reservationId))
                    .and(SETTLED_FLAG.CODE.eq(flag.code()))
                    .execute();
            transaction
                    .insertInto(SETTLED_FLAG)
                    .set(SETTLED_FLAG.RESERVATION_ID, reservationId)
                    .set(SETTLED_FLAG.CODE, flag.code())
                    .set(SETTLED_FLAG.DAY, state.date())
                    .set(SETTLED_FLAG.WRITTEN_TIME, state.writtenTime())
                    .set(SETTLED_FLAG.REASON, reason)
                    .execute();
        }
    }

    /** Opens the flags of a reservation again; false where one of them was not settled with that reason. */
    boolean remove(String reservationId, List<Settled> flags, String reason) {
        return transaction
                        .deleteFrom(SETTLED_FLAG)
                        .where(SETTLED_FLAG.RESERVATION_ID.eq(reservationId))
                        .and(SETTLED_FLAG.CODE.in(
                                flags.stream().map(Settled::code).toList()))
                        .and(SETTLED_FLAG.REASON.eq(reason))
                        .execute()
                == flags.size();
    }
}
