package clinic.frontdesk.upgrade.report;

import static clinic.frontdesk.tables.frontdesk.Tables.ADDITION;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.public_.Tables.CLINIC_TIME_SLOTS;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.plan.ShownCapacityReader;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.ShownCapacity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The contents of an upgraded database, counted. */
public record DatabaseSummary(
        int services,
        int timeSlots,
        List<Unparsed> unparsed,
        int flagged,
        List<String> added,
        Optional<ShownCapacity> capacity) {

    public static DatabaseSummary read(DSLContext dsl) {
        return new DatabaseSummary(
                dsl.fetchCount(SERVICES),
                dsl.fetchCount(CLINIC_TIME_SLOTS),
                dsl.select(RESERVATIONS.ID, RESERVATIONS.PREFERREDTIME)
                        .from(FLAG)
                        .join(RESERVATIONS)
                        .on(RESERVATIONS.ID.eq(FLAG.RESERVATION_ID))
                        .where(FLAG.CODE.eq(Flag.UNREADABLE_TIME.code()))
                        .orderBy(RESERVATIONS.ID)
                        .fetch(row -> unparsed(row.value1(), row.value2())),
                Objects.requireNonNull(dsl.select(DSL.countDistinct(FLAG.RESERVATION_ID))
                        .from(FLAG)
                        .where(FLAG.CODE.ne(Flag.SQUEEZE_IN.code()))
                        .fetchSingle()
                        .value1()),
                dsl.select(ADDITION.KIND, ADDITION.NAME)
                        .from(ADDITION)
                        .orderBy(ADDITION.ADDED_AT, ADDITION.KIND, ADDITION.NAME)
                        .fetch(row -> row.value1() + " " + row.value2()),
                new ShownCapacityReader(dsl).read());
    }

    /** Reservations whose time cannot be read, in a database without the desk's schema. */
    public static List<Unparsed> unparsedByOldColumn(DSLContext dsl, boolean slotColumns) {
        Field<String> written = slotColumns
                ? DSL.coalesce(RESERVATIONS.TIMESLOTSTART, RESERVATIONS.PREFERREDTIME)
                : RESERVATIONS.PREFERREDTIME;
        return dsl.select(RESERVATIONS.ID, RESERVATIONS.PREFERREDTIME)
                .from(RESERVATIONS)
                .where(DSL.condition(
                        "{0} !~ {1}",
                        written, DSL.inline("^[ \\t\\r\\n]*([0-9]|[01][0-9]|2[0-3]):[0-5][0-9][ \\t\\r\\n]*$")))
                .orderBy(RESERVATIONS.ID)
                .fetch(row -> unparsed(row.value1(), row.value2()));
    }

    private static Unparsed unparsed(String id, String preferredTime) {
        @Nullable String problem = WrittenTime.read(preferredTime).problem();
        return new Unparsed(id, preferredTime, problem == null ? "not-a-time" : problem);
    }
}
