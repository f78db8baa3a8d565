package clinic.frontdesk.tray;

import static clinic.frontdesk.tables.frontdesk.Tables.TRAY_ITEM;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.catalog.LegacyService;
import clinic.frontdesk.database.WebsiteLabels;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** {@link Tray} in the clinic's database. */
public final class DatabaseTray implements Tray {

    /** A reservation with one of these holds a place. */
    private static final Condition HOLDS = RESERVATIONS.STATUS.in(WebsiteLabels.PENDING, WebsiteLabels.CONFIRMED);

    private final DSLContext dsl;

    public DatabaseTray(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public List<TrayItem> items() {
        List<TrayItem> items = dsl.select(
                        TRAY_ITEM.RESERVATION_ID,
                        RESERVATIONS.PATIENTNAME,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.PREFERREDDATE,
                        RESERVATIONS.PREFERREDTIME,
                        RESERVATIONS.TIMESLOTSTART)
                .from(TRAY_ITEM)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(TRAY_ITEM.RESERVATION_ID))
                .where(HOLDS)
                .orderBy(TRAY_ITEM.PARKED_AT, TRAY_ITEM.RESERVATION_ID)
                .fetch(row -> new TrayItem(
                        row.get(TRAY_ITEM.RESERVATION_ID),
                        row.get(RESERVATIONS.PATIENTNAME),
                        Optional.ofNullable(row.get(RESERVATIONS.SERVICENAME))
                                .orElseGet(() -> LegacyService.nameOf(row.get(RESERVATIONS.SERVICE))),
                        row.get(RESERVATIONS.PREFERREDDATE),
                        Optional.ofNullable(row.get(RESERVATIONS.TIMESLOTSTART))
                                .orElseGet(() -> row.get(RESERVATIONS.PREFERREDTIME))));
        if (dsl.fetchCount(TRAY_ITEM) > items.size()) {
            removeEnded();
        }
        return items;
    }

    /** Removes what is gone, cancelled or done. */
    private void removeEnded() {
        dsl.deleteFrom(TRAY_ITEM)
                .whereNotExists(DSL.selectOne()
                        .from(RESERVATIONS)
                        .where(RESERVATIONS.ID.eq(TRAY_ITEM.RESERVATION_ID))
                        .and(HOLDS))
                .execute();
    }

    @Override
    public boolean park(String reservationId) {
        return dsl.insertInto(TRAY_ITEM, TRAY_ITEM.RESERVATION_ID)
                        .select(DSL.select(RESERVATIONS.ID)
                                .from(RESERVATIONS)
                                .where(RESERVATIONS.ID.eq(reservationId))
                                .and(HOLDS))
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    @Override
    public boolean release(String reservationId) {
        return dsl.deleteFrom(TRAY_ITEM)
                        .where(TRAY_ITEM.RESERVATION_ID.eq(reservationId))
                        .execute()
                > 0;
    }
}
