package clinic.frontdesk.plan;

import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;

import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.OpeningHours;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.schedule.ShownCapacity.Place;
import clinic.frontdesk.tables.frontdesk.Routines;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Reads what the coming reservations show about the clinic's capacity. */
public final class ShownCapacityReader {

    private final DSLContext dsl;

    public ShownCapacityReader(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Counts, and reads the coming reservations only where many of them stand over capacity.
     *
     * @throws org.jooq.exception.DataAccessException when the database is out of reach
     */
    public Optional<ShownCapacity> read() {
        LocalDate today = dsl.select(Routines.clock()).fetchSingle().value1().toLocalDate();
        Condition coming = OCCUPANCY.HOLDS.isTrue().and(OCCUPANCY.DAY.ge(today));
        Field<Integer> all = DSL.field(DSL.selectCount().from(OCCUPANCY).where(coming));
        Field<Integer> over = DSL.field(DSL.selectCount()
                .from(FLAG)
                .join(OCCUPANCY)
                .on(OCCUPANCY.RESERVATION_ID.eq(FLAG.RESERVATION_ID))
                .where(FLAG.CODE.eq(Flag.FULL.code()))
                .and(coming));
        var counts = dsl.select(all, over).fetchSingle();
        if (!ShownCapacity.worthAWord(counts.value1(), counts.value2())) {
            return Optional.empty();
        }
        // The openings that are over already say nothing about the coming days.
        List<OpeningHours> openings = new DayPlanRepository(dsl)
                .openingHours().values().stream()
                        .filter(opening -> opening.effectiveUntil() == null
                                || !opening.effectiveUntil().isBefore(today))
                        .toList();
        List<Place> places = dsl.select(
                        // As text: PostgreSQL's dates reach beyond those of LocalDate.
                        OCCUPANCY.DAY.cast(SQLDataType.CLOB),
                        OCCUPANCY.START_MINUTE,
                        OCCUPANCY.START_MINUTE.plus(OCCUPANCY.DURATION_MINUTES).plus(OCCUPANCY.BUFFER_MINUTES))
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .where(coming)
                .orderBy(RESERVATIONS.CREATEDAT, RESERVATIONS.ID)
                .fetch(Records.mapping(Place::new));
        return ShownCapacity.of(places, counts.value2(), openings);
    }
}
