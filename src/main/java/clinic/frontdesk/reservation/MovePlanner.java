package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.text.Text;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Reads where reservations may be moved to. Every call goes to the database and blocks. */
public final class MovePlanner implements MovePlans {

    private final DSLContext dsl;

    public MovePlanner(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public Optional<MovePlan> plan(String reservationId, LocalDate from, int days) {
        return new ReservationReader(dsl)
                .snapshot(reservationId)
                .map(reservation -> new MovePlan(
                        reservation,
                        new DayPlanRepository(dsl).schedule(from, days),
                        names(from, from.plusDays(days - 1L))));
    }

    @Override
    public Optional<Text> obstacle(String reservationId, LocalDate date, int start) {
        return plan(reservationId, date, 1).flatMap(plan -> plan.refusal(date, start));
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
