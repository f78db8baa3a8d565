package clinic.frontdesk.schedule;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.WebsiteClosures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A day written into a real database, and the database's decision asked about it. Services are A and B; every other
 * closure is the website's.
 */
final class DatabaseDay {

    private final TestDatabase database = TestDatabase.upgraded()
            .run(WebsiteClosures.table("varchar(20)") + "DELETE FROM public.services;"
                    + " INSERT INTO public.services (id, code, name, \"durationMinutes\", \"updatedAt\")"
                    + " VALUES ('A', 'A', 'A', 30, now()), ('B', 'B', 'B', 30, now())");

    TestDatabase database() {
        return database;
    }

    /** Writes the day in place of whatever was there. */
    void write(DayPlan day) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM public.clinic_time_slots; DELETE FROM frontdesk.occupancy;"
                        + " DELETE FROM frontdesk.closure; DELETE FROM public.manual_time_closures;"
                        + " DELETE FROM frontdesk.daily_limit;"
                        + " SET LOCAL frontdesk.writer = 'fill'; DELETE FROM public.reservations");
            }
            writeOpenings(connection, day);
            writeClosures(connection, day);
            writeHeld(connection, day);
            writeLimits(connection, day);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void writeOpenings(Connection connection, DayPlan day) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO public.clinic_time_slots (id, \"serviceId\", \"dayOfWeek\", period, \"startTime\","
                        + " \"endTime\", \"slotInterval\", \"maxConcurrent\", \"updatedAt\") VALUES"
                        + " (gen_random_uuid()::text, ?, ?::public.\"DayOfWeek\", ?::public.\"Period\", ?, ?, ?, ?,"
                        + " now())")) {
            for (Opening opening : day.openings()) {
                insert.setString(1, opening.serviceId());
                insert.setString(2, day.date().getDayOfWeek().name());
                insert.setString(3, opening.period().name());
                insert.setString(4, time(opening.start()));
                insert.setString(5, time(opening.end()));
                insert.setInt(6, opening.interval());
                insert.setInt(7, opening.capacity());
                insert.executeUpdate();
            }
        }
    }

    /** Only the website closes a start without an end. */
    private static void writeClosures(Connection connection, DayPlan day) throws SQLException {
        try (PreparedStatement ours = connection.prepareStatement("INSERT INTO frontdesk.closure (day, from_minute,"
                        + " until_minute, service_id, reason) VALUES (?, ?, ?, ?, ?)");
                PreparedStatement website = connection.prepareStatement("INSERT INTO public.manual_time_closures"
                        + " (id, closure_date, period, time_slot_start, time_slot_end, service_id, reason)"
                        + " VALUES (gen_random_uuid()::text, ?, 'MORNING', ?, ?, ?, ?)")) {
            for (int i = 0; i < day.closures().size(); i++) {
                Closure closure = day.closures().get(i);
                boolean oneStart = closure.start() == closure.end();
                if (i % 2 == 0 && !oneStart) {
                    ours.setObject(1, day.date());
                    ours.setInt(2, closure.start());
                    ours.setInt(3, closure.end());
                    ours.setString(4, closure.serviceId());
                    ours.setString(5, closure.reason());
                    ours.executeUpdate();
                } else {
                    website.setObject(1, day.date());
                    website.setString(2, time(closure.start()));
                    website.setString(3, oneStart ? null : closure.end() == 1440 ? "24:00" : time(closure.end()));
                    website.setString(4, closure.serviceId());
                    website.setString(5, closure.reason());
                    website.executeUpdate();
                }
            }
        }
    }

    private static void writeHeld(Connection connection, DayPlan day) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO frontdesk.occupancy VALUES (?, ?, ?, ?, ?, ?, true)")) {
            for (BusyInterval held : day.held()) {
                insert.setString(1, held.reservationId());
                insert.setObject(2, day.date());
                insert.setInt(3, held.start());
                insert.setInt(4, held.duration());
                insert.setInt(5, held.buffer());
                insert.setString(6, held.serviceId());
                insert.executeUpdate();
            }
        }
    }

    /** What is spent is one completed reservation, at an odd time that holds nothing. */
    private static void writeLimits(Connection connection, DayPlan day) throws SQLException {
        try (PreparedStatement limits = connection.prepareStatement("INSERT INTO frontdesk.daily_limit VALUES (?, ?)");
                PreparedStatement reservation = connection.prepareStatement("INSERT INTO public.reservations (id,"
                        + " \"patientName\", phone, \"birthDate\", gender, \"treatmentType\", \"preferredDate\","
                        + " \"preferredTime\", status, service, \"updatedAt\") VALUES (?, '김하나', '010-1234-5678',"
                        + " '1990-01-02', 'FEMALE', 'FOLLOW_UP', ?, '07:07', 'COMPLETED', 'WRINKLE_BOTOX', now())");
                PreparedStatement spent = connection.prepareStatement(
                        "INSERT INTO frontdesk.occupancy VALUES (?, ?, 427, ?, 0, ?, false)")) {
            for (DailyLimit limit : day.limits()) {
                limits.setString(1, limit.serviceId());
                limits.setInt(2, limit.minutes());
                limits.executeUpdate();
                if (limit.spent() > 0) {
                    reservation.setString(1, "spent-" + limit.serviceId());
                    reservation.setObject(2, day.date());
                    reservation.executeUpdate();
                    spent.setString(1, "spent-" + limit.serviceId());
                    spent.setObject(2, day.date());
                    spent.setInt(3, limit.spent());
                    spent.setString(4, limit.serviceId());
                    spent.executeUpdate();
                }
            }
        }
    }

    /** The decision about a treatment at each of these minutes of the day. */
    Map<Integer, SlotVerdict> ask(DayPlan day, Treatment treatment, List<Integer> starts) {
        try (Connection connection = database.connect();
                PreparedStatement ask =
                        connection.prepareStatement("SELECT minute, refusal, capacity, free FROM unnest(?) AS minute,"
                                + " LATERAL frontdesk.check_slot(?, minute, ?, ?, ?, NULL, false) ORDER BY minute")) {
            ask.setArray(1, connection.createArrayOf("int4", starts.toArray()));
            ask.setObject(2, day.date());
            ask.setInt(3, treatment.duration());
            ask.setInt(4, treatment.buffer());
            ask.setString(5, treatment.serviceId());
            Map<Integer, SlotVerdict> places = new LinkedHashMap<>();
            try (ResultSet answer = ask.executeQuery()) {
                while (answer.next()) {
                    String refusal = answer.getString("refusal");
                    SlotVerdict.Verdict verdict = refusal == null
                            ? SlotVerdict.Verdict.FITS
                            : SlotVerdict.Verdict.valueOf(
                                    refusal.replace('-', '_').toUpperCase(Locale.ROOT));
                    places.put(
                            answer.getInt("minute"),
                            new SlotVerdict(verdict, answer.getInt("capacity"), Math.max(answer.getInt("free"), 0)));
                }
            }
            return places;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
