package clinic.frontdesk.plan;

import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static org.jooq.impl.DSL.select;

import clinic.frontdesk.schedule.BusyInterval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * What is held, aggregated into one array per column: three months may hold thousands of reservations, and a nested
 * collection of rows takes several times as long to read.
 */
final class HeldColumns {

    private final LocalDate first;
    /** Days after the first one, since the driver parses arrays of dates slowly. */
    private final Field<Integer[]> days;

    private final Field<String[]> ids = array(OCCUPANCY.RESERVATION_ID, "ids");
    private final Field<String[]> services = array(OCCUPANCY.SERVICE_ID, "services");
    private final Field<Integer[]> starts = array(OCCUPANCY.START_MINUTE, "starts");
    private final Field<Integer[]> durations = array(OCCUPANCY.DURATION_MINUTES, "durations");
    private final Field<Integer[]> buffers = array(OCCUPANCY.BUFFER_MINUTES, "buffers");
    private final Table<?> table;

    HeldColumns(LocalDate first, LocalDate last) {
        this.first = first;
        days = array(DSL.field("({0} - {1})", SQLDataType.INTEGER, OCCUPANCY.DAY, DSL.val(first)), "days");
        table = select(days, ids, services, starts, durations, buffers)
                .from(OCCUPANCY)
                .where(OCCUPANCY.HOLDS)
                .and(OCCUPANCY.DAY.between(first, last))
                .asTable("held");
    }

    private static <T> Field<T[]> array(Field<T> column, String name) {
        return DSL.arrayAgg(column)
                .orderBy(OCCUPANCY.DAY, OCCUPANCY.START_MINUTE, OCCUPANCY.RESERVATION_ID)
                .as(name);
    }

    Table<?> table() {
        return table;
    }

    List<Field<?>> columns() {
        return List.of(table.fields());
    }

    List<Dated<BusyInterval>> read(Record row) {
        Integer[] on = row.get(days);
        if (on == null) {
            return List.of();
        }
        String[] reservations = row.get(ids);
        String[] serviceIds = row.get(services);
        Integer[] from = row.get(starts);
        Integer[] length = row.get(durations);
        Integer[] after = row.get(buffers);
        List<Dated<BusyInterval>> read = new ArrayList<>(on.length);
        for (int i = 0; i < on.length; i++) {
            read.add(new Dated<>(
                    first.plusDays(on[i]),
                    new BusyInterval(reservations[i], serviceIds[i], from[i], length[i], after[i])));
        }
        return read;
    }
}
