package clinic.frontdesk.soak;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The reservations at one instant, read from the website's table, and which of them are flagged. Overcapacity is
 * computed here, independently of the desk's code.
 */
record FinalState(List<FinalRow> rows) {

    /**
     * One reservation; a flagged one may exceed the capacity.
     *
     * @param flagged whether a flag stands, or its last write was kept unchecked and has not been swept yet
     */
    record FinalRow(String id, LocalDate day, int start, boolean holds, boolean flagged) {}

    private static final String ROWS = """
        SELECT r.id, r."preferredDate", r."preferredTime", r.status IN ('PENDING', 'CONFIRMED')\
        """;

    private static final String FLAGGED = """
        , EXISTS (SELECT FROM frontdesk.flag AS m
                  WHERE m.reservation_id = r.id AND m.code IN ('full', 'unchecked', 'squeeze-in'))
        OR EXISTS (SELECT FROM frontdesk.unchecked_write AS u
                   WHERE u.reservation_id = r.id AND u.swept_at IS NULL AND u.at >= r."updatedAt" AT TIME ZONE 'UTC')\
        """;

    /**
     * @param flags whether the desk's flags exist and are read
     */
    static FinalState read(Connection connection, boolean flags) throws SQLException {
        List<FinalRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        ROWS + (flags ? FLAGGED : ", false") + " FROM public.reservations AS r");
                ResultSet read = select.executeQuery()) {
            while (read.next()) {
                rows.add(new FinalRow(
                        read.getString(1),
                        read.getObject(2, LocalDate.class),
                        minute(read.getString(3)),
                        read.getBoolean(4),
                        read.getBoolean(5)));
            }
        }
        return new FinalState(rows);
    }

    /** The unflagged reservations at the instant, on any day, at which most places are held. */
    List<String> peak() {
        return peak(rows.stream().filter(row -> row.holds() && !row.flagged()).toList());
    }

    /** The same for the desks' reservations, flagged or not, as if there were no website. */
    List<String> peakOfDesks() {
        return peak(rows.stream()
                .filter(row -> row.holds() && row.id().startsWith(Soak.DESK_ID))
                .toList());
    }

    private static List<String> peak(List<FinalRow> holding) {
        // The maximum is reached at the start of a reservation.
        return holding.stream()
                .map(at -> holding.stream()
                        .filter(row -> row.day().equals(at.day())
                                && row.start() <= at.start()
                                && at.start() < row.start() + Soak.OCCUPIED)
                        .map(row -> row.id() + " at " + row.day() + " " + row.start())
                        .sorted()
                        .toList())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static int minute(String time) {
        return Integer.parseInt(time, 0, 2, 10) * 60 + Integer.parseInt(time, 3, 5, 10);
    }
}
