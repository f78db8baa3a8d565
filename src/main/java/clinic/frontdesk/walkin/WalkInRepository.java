package clinic.frontdesk.walkin;

import static clinic.frontdesk.tables.frontdesk.Tables.WALK_IN;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.database.WebsiteLabels;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The queue in the clinic's database. Every call blocks. */
public final class WalkInRepository {

    private final DSLContext dsl;

    public WalkInRepository(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Whether nobody has booked it, or the reservation that it became holds no place: then the patient waits again. */
    private static Condition waits() {
        return DSL.notExists(DSL.selectOne()
                .from(RESERVATIONS)
                .where(RESERVATIONS.ID.eq(WALK_IN.RESERVATION_ID))
                // Who was treated waits no more either.
                .and(RESERVATIONS.STATUS.notIn(WebsiteLabels.CANCELLED, WebsiteLabels.REJECTED)));
    }

    /** Who waits today, in the order in which they came. */
    public List<WalkIn> waiting() {
        return dsl.select(WALK_IN.ID, WALK_IN.CAME_AT, WALK_IN.PATIENT_NAME, WALK_IN.PHONE, WALK_IN.SERVICE_ID)
                .from(WALK_IN)
                .where(WALK_IN.DAY.eq(now().toLocalDate()))
                .and(waits())
                .orderBy(WALK_IN.CAME_AT, WALK_IN.ID)
                .fetch(row -> new WalkIn(
                        row.get(WALK_IN.ID),
                        row.get(WALK_IN.CAME_AT),
                        row.get(WALK_IN.PATIENT_NAME),
                        row.get(WALK_IN.PHONE),
                        row.get(WALK_IN.SERVICE_ID)));
    }

    /**
     * Puts a patient who comes now at the end of the queue.
     *
     * @param id made before the first try, and the same at every retry
     */
    public WalkIn add(String id, String patientName, String phone, @Nullable String serviceId) {
        WalkIn added =
                new WalkIn(id, now().truncatedTo(ChronoUnit.SECONDS), patientName.strip(), phone.strip(), serviceId);
        put(added);
        return added;
    }

    /** Puts a patient into the queue where they stood; does nothing where they stand there already. */
    boolean put(WalkIn walkIn) {
        return dsl.insertInto(WALK_IN)
                        .set(WALK_IN.ID, walkIn.id())
                        .set(WALK_IN.DAY, walkIn.came().toLocalDate())
                        .set(WALK_IN.CAME_AT, walkIn.came())
                        .set(WALK_IN.PATIENT_NAME, walkIn.patientName())
                        .set(WALK_IN.PHONE, walkIn.phone())
                        .set(WALK_IN.SERVICE_ID, walkIn.serviceId())
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    /** Takes a patient out of the queue; empty where they are not in it. */
    public Optional<WalkIn> remove(String id) {
        return dsl.deleteFrom(WALK_IN)
                .where(WALK_IN.ID.eq(id))
                .and(waits())
                .returningResult(WALK_IN.ID, WALK_IN.CAME_AT, WALK_IN.PATIENT_NAME, WALK_IN.PHONE, WALK_IN.SERVICE_ID)
                .fetchOptional(row -> new WalkIn(
                        row.get(WALK_IN.ID),
                        row.get(WALK_IN.CAME_AT),
                        row.get(WALK_IN.PATIENT_NAME),
                        row.get(WALK_IN.PHONE),
                        row.get(WALK_IN.SERVICE_ID)));
    }

    /** Notes the reservation that a patient of the queue became, and with that takes them out of it. */
    public void booked(String id, String reservationId) {
        dsl.update(WALK_IN)
                .set(WALK_IN.RESERVATION_ID, reservationId)
                .where(WALK_IN.ID.eq(id))
                .execute();
    }

    private LocalDateTime now() {
        return dsl.select(Routines.clock()).fetchSingle().value1();
    }
}
