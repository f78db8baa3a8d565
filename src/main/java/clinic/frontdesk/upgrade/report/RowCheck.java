package clinic.frontdesk.upgrade.report;

import static clinic.frontdesk.tables.frontdesk.Tables.CONCURRENT_WRITE;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static clinic.frontdesk.tables.public_.Tables.SERVICES;

import clinic.frontdesk.schedule.Flag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Checks the new columns of every reservation against values computed here from its old ones, independently of the
 * functions that filled them. Values of other clients are accepted: those from before the upgrade, and those written
 * meanwhile as far as they are complete and agree in their start.
 */
public final class RowCheck {

    private static final int SHOWN = 100;
    private static final int MINUTES_A_DAY = 1440;
    private static final int FETCHED_AT_ONCE = 2000;

    private record CheckedService(
            String id, @Nullable String name, @Nullable Integer duration) {}

    /** The values of the six new columns of a row. */
    private record SlotValues(
            @Nullable String serviceId,
            @Nullable String serviceName,
            @Nullable Integer duration,
            @Nullable String period,
            @Nullable String start,
            @Nullable String end) {

        static final SlotValues NOTHING = new SlotValues(null, null, null, null, null, null);

        /** The columns that differ in a row that another client wrote; its own service and duration are accepted. */
        List<String> lacksOf(SlotValues wanted) {
            return differencesTo(new SlotValues(
                    serviceId == null ? wanted.serviceId : serviceId,
                    serviceName == null ? wanted.serviceName : serviceName,
                    duration == null ? wanted.duration : duration,
                    wanted.period,
                    wanted.start,
                    end == null ? wanted.end : end));
        }

        List<String> differencesTo(SlotValues wanted) {
            List<String> columns = new ArrayList<>();
            Object[] mine = {serviceId, serviceName, duration, period, start, end};
            Object[] other = {
                wanted.serviceId, wanted.serviceName, wanted.duration, wanted.period, wanted.start, wanted.end
            };
            Field<?>[] fields = {
                RESERVATIONS.SERVICEID,
                RESERVATIONS.SERVICENAME,
                RESERVATIONS.ESTIMATEDDURATION,
                RESERVATIONS.PERIOD,
                RESERVATIONS.TIMESLOTSTART,
                RESERVATIONS.TIMESLOTEND
            };
            for (int i = 0; i < mine.length; i++) {
                if (!Objects.equals(mine[i], other[i])) {
                    columns.add(fields[i].getName());
                }
            }
            return columns;
        }
    }

    private final DSLContext dsl;

    public RowCheck(DSLContext dsl) {
        this.dsl = dsl;
    }

    /**
     * Checks the rows in one snapshot.
     *
     * @param filled ids of the rows whose new columns must follow from their old ones; null for all rows
     * @param skipped ids of the rows that could not be filled
     */
    public UpgradeReport.Verification check(@Nullable Set<String> filled, Set<String> skipped) {
        return dsl.transactionResult(inside -> {
            inside.dsl().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            return check(inside.dsl(), filled, skipped);
        });
    }

    private static UpgradeReport.Verification check(
            DSLContext inside, @Nullable Set<String> filled, Set<String> skipped) {
        Map<String, CheckedService> services = inside.select(
                        SERVICES.CODE, SERVICES.ID, SERVICES.NAME, SERVICES.DURATIONMINUTES)
                .from(SERVICES)
                .fetchMap(
                        SERVICES.CODE,
                        row -> new CheckedService(
                                row.get(SERVICES.ID), row.get(SERVICES.NAME), row.get(SERVICES.DURATIONMINUTES)));
        // Where a client wrote two different starts, the new column is kept and the row is flagged.
        Set<String> mismatched = inside.select(FLAG.RESERVATION_ID)
                .from(FLAG)
                .where(FLAG.CODE.eq(Flag.TIME_MISMATCH.code()))
                .fetchSet(FLAG.RESERVATION_ID);
        Set<String> written = inside.selectDistinct(CONCURRENT_WRITE.RESERVATION_ID)
                .from(CONCURRENT_WRITE)
                .fetchSet(CONCURRENT_WRITE.RESERVATION_ID);
        long checked = 0;
        long different = 0;
        List<String> differences = new ArrayList<>();
        try (Cursor<? extends Record> rows = inside.select(Arrays.asList(
                        RESERVATIONS.ID,
                        RESERVATIONS.PREFERREDTIME,
                        RESERVATIONS.SERVICE,
                        RESERVATIONS.SERVICEID,
                        RESERVATIONS.SERVICENAME,
                        RESERVATIONS.ESTIMATEDDURATION,
                        RESERVATIONS.PERIOD,
                        RESERVATIONS.TIMESLOTSTART,
                        RESERVATIONS.TIMESLOTEND))
                .from(RESERVATIONS)
                .fetchSize(FETCHED_AT_ONCE)
                .fetchLazy()) {
            for (Record row : rows) {
                checked++;
                String id = row.get(RESERVATIONS.ID);
                SlotValues wanted =
                        wanted(row.get(RESERVATIONS.PREFERREDTIME), services.get(row.get(RESERVATIONS.SERVICE)));
                SlotValues stored = new SlotValues(
                        row.get(RESERVATIONS.SERVICEID),
                        row.get(RESERVATIONS.SERVICENAME),
                        row.get(RESERVATIONS.ESTIMATEDDURATION),
                        row.get(RESERVATIONS.PERIOD),
                        row.get(RESERVATIONS.TIMESLOTSTART),
                        row.get(RESERVATIONS.TIMESLOTEND));
                boolean givenByOthers = filled != null && !filled.contains(id) && !stored.equals(SlotValues.NOTHING);
                List<String> columns = givenByOthers || mismatched.contains(id) || skipped.contains(id)
                        ? List.of()
                        : written.contains(id) ? stored.lacksOf(wanted) : stored.differencesTo(wanted);
                if (!columns.isEmpty()) {
                    different++;
                    if (differences.size() < SHOWN) {
                        differences.add(id + ": " + String.join(", ", columns));
                    }
                }
            }
        }
        return new UpgradeReport.Verification(checked, different, differences);
    }

    private static SlotValues wanted(String preferredTime, @Nullable CheckedService service) {
        int minute = WrittenTime.read(preferredTime).minute();
        Integer duration = service == null ? null : service.duration();
        return new SlotValues(
                service == null ? null : service.id(),
                service == null ? null : service.name(),
                duration,
                minute < 0 ? null : minute < 12 * 60 ? "MORNING" : "AFTERNOON",
                WrittenTime.write(minute),
                minute < 0 || duration == null || duration < 1 || duration > MINUTES_A_DAY
                        ? null
                        : WrittenTime.write(minute + duration));
    }
}
