package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.plan.DayPlanRepository;
import java.time.LocalDate;
import java.util.Map;
import org.jooq.DSLContext;

/** Reads where reservations may go. Every call goes to the database and blocks. */
final class MovePlanner {

    private final DSLContext dsl;

    MovePlanner(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * A reservation with the plans of consecutive days.
     *
     * @param from the first day
     * @param days how many days, from 1
     */
    MovePlan plan(PlacedReservation reservation, boolean copy, LocalDate from, int days) {
        return new MovePlan(
                reservation,
                copy,
                new DayPlanRepository(dsl).schedule(from, days),
                names(from, from.plusDays(days - 1L)));
    }

    private Map<String, String> names(LocalDate first, LocalDate last) {
        return dsl.select(RESERVATIONS.ID, RESERVATIONS.PATIENTNAME)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(OCCUPANCY.DAY.between(first, last))
                .and(OCCUPANCY.HOLDS)
                .fetchMap(RESERVATIONS.ID, RESERVATIONS.PATIENTNAME);
    }
}
