package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.schedule.Schedule;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.Treatment;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The starts that services are offered at and that reservations may be moved to. */
final class OfferedSlots {

    private final DSLContext dsl;
    private final DayPlanRepository plans;

    OfferedSlots(DSLContext dsl) {
        this.dsl = dsl;
        this.plans = new DayPlanRepository(dsl);
    }

    /** As {@link Bookings#starts}. */
    List<Slot> starts(String serviceId, LocalDate from, int days) {
        return schedule(from, days).starts(serviceId);
    }

    /** As {@link Bookings#startsFor}. */
    List<Slot> startsFor(String reservationId, LocalDate from, int days) {
        return treatment(reservationId)
                .map(treatment -> schedule(from, days).startsFor(treatment, reservationId))
                .orElse(List.of());
    }

    /** The treatment that a service has on a day; empty where the service does not exist. */
    Optional<Treatment> treatment(String serviceId, LocalDate day) {
        return Optional.ofNullable(schedule(day, 1).services().get(serviceId)).map(terms -> terms.on(day));
    }

    Schedule schedule(LocalDate from, int days) {
        return plans.schedule(from, days);
    }

    /** The clinic's wall clock. */
    LocalDateTime now() {
        return plans.now();
    }

    /** The minutes that a reservation was booked with. */
    private Optional<Treatment> treatment(String reservationId) {
        Field<Integer> duration = DSL.coalesce(
                        OCCUPANCY.DURATION_MINUTES,
                        RESERVATIONS.ESTIMATEDDURATION,
                        DSL.inline(ReservationColumns.UNKNOWN_SERVICE_DURATION))
                .as("duration");
        Field<Integer> buffer = DSL.coalesce(
                        OCCUPANCY.BUFFER_MINUTES,
                        SERVICES.BUFFERMINUTES,
                        DSL.inline(ReservationColumns.UNKNOWN_SERVICE_BUFFER))
                .as("buffer");
        return dsl.select(RESERVATIONS.SERVICEID, duration, buffer)
                .from(RESERVATIONS)
                .leftJoin(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(RESERVATIONS.ID))
                .leftJoin(SERVICES)
                .on(SERVICES.ID.eq(RESERVATIONS.SERVICEID))
                .where(RESERVATIONS.ID.eq(reservationId))
                .fetchOptional(
                        row -> new Treatment(row.get(RESERVATIONS.SERVICEID), row.get(duration), row.get(buffer)));
    }
}
