package clinic.frontdesk.schedule;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.WebsiteClosures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A day written into a real database, which is then asked for its decisions about it. The services are A and B; every
 * other closure is the website's.
 */
final class DatabaseDay {

    private final TestDatabase database = TestDatabase.upgraded()
            .run(WebsiteClosures.table("varchar(20)") + "DELETE FROM public.services;"
                    + " INSERT INTO public.services (id, code, name, \"durationMinutes\", \"updatedAt\")"
                    + " VALUES ('A', 'A', 'A', 30, now()), ('B', 'B', 'B', 30, now())");

    TestDatabase database() {
        return database;
    }

    /**
     * Writes the day and deletes everything of the day before it.
     *
     * @param hours where the openings are written: the weekly ones, or the hours of the date, which may be an opened holiday
     */
    void write(DayPlan day, Hours hours) {
        database.inSession(connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM public.clinic_time_slots; DELETE FROM frontdesk.occupancy;"
                        + " DELETE FROM frontdesk.closure; DELETE FROM public.manual_time_closures;"
                        + " DELETE FROM frontdesk.daily_limit; DELETE FROM frontdesk.date_hours;"
                        + " DELETE FROM frontdesk.opened_holiday; DELETE FROM frontdesk.public_holiday;"
                        + " SET LOCAL frontdesk.writer = 'fill'; DELETE FROM public.reservations");
            }
            if (hours == Hours.WEEKLY) {
                writeOpenings(connection, day.date(), day.openings());
            } else {
                writeDateHours(connection, day, hours == Hours.OF_AN_OPENED_HOLIDAY);
            }
            writeClosures(connection, day);
            writeHeld(connection, day);
            writeLimits(connection, day);
            connection.commit();
            return day;
        });
    }

    /** What the openings of a day are. */
    enum Hours {
        WEEKLY,
        OF_THE_DATE,
        OF_AN_OPENED_HOLIDAY
    }

    /** The weekly openings of every service do not apply beside the hours of the date. */
    private static void writeDateHours(Connection connection, DayPlan day, boolean holiday) throws SQLException {
        writeOpenings(
                connection,
                day.date(),
                List.of(
                        new Opening(null, Period.MORNING, 540, 1080, 30, 9),
                        new Opening("A", Period.AFTERNOON, 540, 1080, 10, 9)));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO frontdesk.date_hours VALUES (?, ?, ?, ?, ?)")) {
            for (Opening opening : day.openings()) {
                insert.setObject(1, day.date());
                insert.setInt(2, opening.start());
                insert.setInt(3, opening.end());
                insert.setInt(4, opening.interval());
                insert.setInt(5, opening.capacity());
                insert.executeUpdate();
            }
        }
        if (holiday) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO frontdesk.public_holiday VALUES ('" + day.date() + "', '쉬는 날');"
                        + " INSERT INTO frontdesk.opened_holiday (day) VALUES ('" + day.date() + "')");
            }
        }
    }

    private static void writeOpenings(Connection connection, LocalDate date, List<Opening> openings)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO public.clinic_time_slots (id, \"serviceId\", \"dayOfWeek\", period, \"startTime\","
                        + " \"endTime\", \"slotInterval\", \"maxConcurrent\", \"updatedAt\") VALUES"
                        + " (gen_random_uuid()::text, ?, ?::public.\"DayOfWeek\", ?::public.\"Period\", ?, ?, ?, ?,"
                        + " now())")) {
            for (Opening opening : openings) {
                insert.setString(1, opening.serviceId());
                insert.setString(2, date.getDayOfWeek().name());
                insert.setString(3, opening.period().name());
                insert.setString(4, ClockTime.format(opening.start()));
                insert.setString(5, ClockTime.format(opening.end()));
                insert.setInt(6, opening.interval());
                insert.setInt(7, opening.capacity());
                insert.executeUpdate();
            }
        }
    }

    /** Closures of one start can be the website's only. */
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
                    website.setString(2, ClockTime.format(closure.start()));
                    website.setString(
                            3, oneStart ? null : closure.end() == 1440 ? "24:00" : ClockTime.format(closure.end()));
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

    /** The spent minutes of a service are those of one completed reservation, which is not held. */
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

    /** The database's decision about a treatment at each of these minutes of the day. */
    Map<Integer, SlotVerdict> ask(DayPlan day, Treatment treatment, List<Integer> starts) {
        return database.inSession(connection -> {
            try (PreparedStatement ask =
                    connection.prepareStatement("SELECT minute, refusal, capacity, free FROM unnest(?) AS minute,"
                            + " LATERAL frontdesk.check_slot(?, minute, ?, ?, ?, NULL, false) ORDER BY minute")) {
                ask.setArray(1, connection.createArrayOf("int4", starts.toArray()));
                ask.setObject(2, day.date());
                ask.setInt(3, treatment.duration());
                ask.setInt(4, treatment.buffer());
                ask.setString(5, treatment.serviceId());
                Map<Integer, SlotVerdict> verdicts = new LinkedHashMap<>();
                try (ResultSet answer = ask.executeQuery()) {
                    while (answer.next()) {
                        String refusal = answer.getString("refusal");
                        SlotVerdict.Verdict verdict = refusal == null
                                ? SlotVerdict.Verdict.FITS
                                : SlotVerdict.Verdict.valueOf(
                                        refusal.replace('-', '_').toUpperCase(Locale.ROOT));
                        verdicts.put(
                                answer.getInt("minute"),
                                new SlotVerdict(
                                        verdict, answer.getInt("capacity"), Math.max(answer.getInt("free"), 0)));
                    }
                }
                return verdicts;
            }
        });
    }

    /** The fullness of each period, counted minute by minute over the database's openings, closures and held rows. */
    Map<Period, Fullness> fullness(DayPlan day) {
        return database.inSession(connection -> {
            try (PreparedStatement count = connection.prepareStatement("""
                WITH minute AS (
                    SELECT minute FROM generate_series(0, 1439) AS minute
                ), bound AS (
                    -- One row a minute and a bound on it: the clinic-wide one, else one for each service.
                    SELECT m.minute, o.service_id, max(o.capacity) AS capacity, array_agg(o.period) AS periods
                    FROM minute AS m JOIN frontdesk.openings_on(?) AS o
                        ON o.start_minute <= m.minute AND m.minute < o.end_minute
                    GROUP BY m.minute, o.service_id
                ), counted AS (
                    SELECT b.* FROM bound AS b
                    WHERE (b.service_id IS NULL OR NOT EXISTS (
                            SELECT FROM bound AS clinic
                            WHERE clinic.minute = b.minute AND clinic.service_id IS NULL))
                      AND NOT EXISTS (
                            SELECT FROM frontdesk.closures_on(?) AS c
                            WHERE c.from_minute <= b.minute AND b.minute < c.until_minute
                              AND (c.service_id IS NULL OR c.service_id = b.service_id))
                )
                SELECT period, sum((SELECT count(*) FROM frontdesk.occupancy AS o
                                    WHERE o.day = ? AND o.holds AND o.start_minute <= c.minute
                                      AND c.minute < o.start_minute + o.duration_minutes + o.buffer_minutes
                                      AND (c.service_id IS NULL OR o.service_id = c.service_id))) AS held,
                       sum(c.capacity) AS bookable
                FROM counted AS c, LATERAL (SELECT DISTINCT unnest(c.periods) AS period) AS each
                GROUP BY period HAVING sum(c.capacity) > 0
                """)) {
                for (int parameter = 1; parameter <= 3; parameter++) {
                    count.setObject(parameter, day.date());
                }
                Map<Period, Fullness> fullness = new EnumMap<>(Period.class);
                try (ResultSet answer = count.executeQuery()) {
                    while (answer.next()) {
                        fullness.put(
                                Period.valueOf(answer.getString("period")),
                                new Fullness(answer.getInt("held"), answer.getInt("bookable")));
                    }
                }
                return fullness;
            }
        });
    }
}
