package clinic.frontdesk.reservation;

import clinic.frontdesk.schedule.ClockTime;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.tables.public_.tables.Reservations;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** How the columns of the website's table hold times and statuses. */
final class ReservationColumns {

    /** What a reservation occupies while its service is not set up, in minutes. */
    static final int UNKNOWN_SERVICE_DURATION = 30;

    static final int UNKNOWN_SERVICE_BUFFER = 10;

    private static final int MIDNIGHT = 24 * 60;

    private ReservationColumns() {}

    /** The columns of a {@link ReservationState}. */
    static List<Field<?>> stateOf(Reservations table) {
        return List.of(
                table.PREFERREDDATE,
                table.PREFERREDTIME,
                table.TIMESLOTSTART,
                table.TIMESLOTEND,
                table.STATUS,
                table.SERVICEID,
                table.SERVICENAME,
                table.SERVICE,
                table.ESTIMATEDDURATION);
    }

    /** Reads the columns of {@link #stateOf}. */
    static ReservationState state(Record row, Reservations table) {
        return new ReservationState(
                row.get(table.PREFERREDDATE),
                row.get(table.PREFERREDTIME),
                row.get(table.TIMESLOTSTART),
                row.get(table.TIMESLOTEND),
                new Status(row.get(table.STATUS)),
                new BookedService(
                        row.get(table.SERVICEID),
                        row.get(table.SERVICENAME),
                        row.get(table.SERVICE),
                        row.get(table.ESTIMATEDDURATION)));
    }

    /** {@code HH:mm} of a minute of the day; null from midnight on, which the column cannot hold. */
    static @Nullable String time(int minute) {
        return minute >= MIDNIGHT ? null : ClockTime.format(minute);
    }

    static String period(int minute) {
        return Period.of(minute).name();
    }
}
