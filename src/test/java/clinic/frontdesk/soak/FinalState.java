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
 * The reservations as they stand at one instant, read from the website's own table, and which of them are marked. What is
 * over capacity is counted here afresh, by no code of the desk's.
 */
record FinalState(List<FinalRow> rows) {

    /** One reservation; marked ones explain what is over capacity. */
    record FinalRow(String id, LocalDate day, int start, boolean holds, boolean marked) {}

    private static final String ROWS = """
        SELECT r.id, r."preferredDate", r."preferredTime", r.status IN ('PENDING', 'CONFIRMED')\
        """;

    private static final String MARKED = """
        , EXISTS (SELECT FROM frontdesk.flag AS m
                  WHERE m.reservation_id = r.id AND m.code IN ('full', 'unchecked', 'squeeze-in'))\
        """;

    /** @param marks whether the desk's marks are there to be read */
    static FinalState read(Connection connection, boolean marks) throws SQLException {
        List<FinalRow> rows = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        ROWS + (marks ? MARKED : ", false") + " FROM public.reservations AS r");
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

    /** The unmarked reservations that hold places at the instant, of any day, when the most of them do. */
    List<String> crowd() {
        return crowd(rows.stream().filter(row -> row.holds() && !row.marked()).toList());
    }

    /** The same of the desks' reservations, marked or not, as if there were no website. */
    List<String> crowdOfDesks() {
        return crowd(rows.stream()
                .filter(row -> row.holds() && row.id().startsWith(Soak.DESK_ID))
                .toList());
    }

    private static List<String> crowd(List<FinalRow> holding) {
        // The most are held where one begins.
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
