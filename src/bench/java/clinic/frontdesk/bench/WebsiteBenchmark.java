package clinic.frontdesk.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The website's statements on an upgraded clinic, compared with the same statements on a copy of the table without
 * triggers. Both sides alternate on one connection, and what they write is rolled back or overwritten.
 */
final class WebsiteBenchmark {

    private static final int WARM_UP = 100;
    private static final int SINGLE = 400;
    private static final int BULK = 7;

    private static final String COPY = """
        CREATE TABLE public.without_triggers (LIKE public.reservations INCLUDING ALL);
        ALTER TABLE public.without_triggers ADD FOREIGN KEY ("serviceId") REFERENCES public.services;
        SET frontdesk.writer = 'fill';
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", "preferredDate",
            "preferredTime", status, service, "updatedAt", "serviceId", "serviceName", "estimatedDuration", period,
            "timeSlotStart", "timeSlotEnd")
        SELECT 'past ' || g, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FOLLOW_UP', date '{week}' - 30 + g % 29,
            frontdesk.write_time(minute), 'CONFIRMED', 'WRINKLE_BOTOX', now(), '{service}', '주름 보톡스', 30,
            frontdesk.period_of(minute)::public."Period", frontdesk.write_time(minute), frontdesk.write_time(minute + 30)
        FROM generate_series(0, 1739) AS g, LATERAL (SELECT 540 + g / 29 * 8 AS minute) AS time;
        INSERT INTO frontdesk.occupancy (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id,
            holds)
        SELECT id, "preferredDate", frontdesk.read_time("timeSlotStart"), 30, 10, '{service}', true
        FROM public.reservations WHERE id LIKE 'past %';
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType", "preferredDate",
            "preferredTime", status, service, "updatedAt", "serviceId", "serviceName", "estimatedDuration", period,
            "timeSlotStart", "timeSlotEnd")
        SELECT 'crowd ' || g, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FOLLOW_UP', date '{week}' + 400,
            frontdesk.write_time(minute), 'CONFIRMED', 'WRINKLE_BOTOX', now(), '{service}', '주름 보톡스', 30,
            frontdesk.period_of(minute)::public."Period", frontdesk.write_time(minute), frontdesk.write_time(minute + 30)
        FROM generate_series(0, 4999) AS g, LATERAL (SELECT 540 + g % 480 AS minute) AS time;
        INSERT INTO frontdesk.occupancy (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id,
            holds)
        SELECT id, "preferredDate", frontdesk.read_time("timeSlotStart"), 30, 10, '{service}', true
        FROM public.reservations WHERE id LIKE 'crowd %';
        RESET frontdesk.writer;
        INSERT INTO public.without_triggers SELECT * FROM public.reservations;
        SELECT frontdesk.make_day_locks(1100);
        """;

    private static final String ONE = """
        INSERT INTO public.{table} (id, "patientName", phone, "birthDate", gender, "treatmentType", "preferredDate",
            "preferredTime", status, service, "updatedAt")
        VALUES (gen_random_uuid()::text, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FIRST_VISIT',
            date '{week}' + {day}, '10:00', 'PENDING', 'WRINKLE_BOTOX', now())
        """;

    private static final String MANY = """
        INSERT INTO public.{table} (id, "patientName", phone, "birthDate", gender, "treatmentType", "preferredDate",
            "preferredTime", status, service, "updatedAt")
        SELECT gen_random_uuid()::text, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FIRST_VISIT',
            date '{week}' + g % 1000, frontdesk.write_time(540 + g / 1000 * 30), 'PENDING', 'WRINKLE_BOTOX', now()
        FROM generate_series(0, 9999) AS g
        """;

    private static final String MONTH = """
        UPDATE public.{table} SET status = 'COMPLETED', "updatedAt" = now()
        WHERE "preferredDate" BETWEEN date '{week}' - 30 AND date '{week}' - 2 AND id LIKE 'past %'
        """;

    private static final String PROFILE = """
        SELECT funcname AS name, calls::float8 / {times} AS calls, self_time * 1000 / {times} AS own,
               total_time * 1000 / {times} AS whole
        FROM pg_stat_user_functions WHERE schemaname = 'frontdesk' ORDER BY self_time DESC LIMIT 15
        """;

    private final PrintStream out;

    WebsiteBenchmark(PrintStream out) {
        this.out = out;
    }

    void run(int rows) throws Exception {
        try (BenchClinic clinic = BenchClinic.of(rows)) {
            clinic.run(on(COPY, "", 0));
            clinic.run("VACUUM (FREEZE, ANALYZE)");
            out.printf(Locale.ROOT, "The website's statements among %,d reservations; then without triggers%n", rows);
            try (Connection connection = clinic.database().direct().getConnection()) {
                connection.setAutoCommit(false);
                Sides empty = sides(connection, ONE, 300, SINGLE, WARM_UP);
                report("one insert on an empty day", empty);
                out.printf(
                        Locale.ROOT,
                        "  more: p50 %.2f ms, p99 %.2f ms%n",
                        empty.ours.milliseconds(0.5) - empty.theirs.milliseconds(0.5),
                        empty.ours.milliseconds(0.99) - empty.theirs.milliseconds(0.99));
                profile(connection, on(ONE, "reservations", 300));
                Sides crowd = sides(connection, ONE, 400, SINGLE, WARM_UP);
                report("one insert on a day of 5,000", crowd);
                out.printf(
                        Locale.ROOT,
                        "  %.2f x an empty day's%n",
                        crowd.ours.milliseconds(0.5) / empty.ours.milliseconds(0.5));
                report("status of 1,740 rows on 29 past days", sides(connection, MONTH, 0, BULK, 2));
                report("10,000 rows inserted over 1,000 days", sides(connection, MANY, 0, BULK, 1));
            }
        }
    }

    private record Sides(Durations ours, Durations theirs) {}

    private void report(String what, Sides sides) {
        out.println(what);
        out.println("  with: " + sides.ours.text());
        out.println("  without: " + sides.theirs.text());
        out.printf(Locale.ROOT, "  %.2f x at p50%n", sides.ours.milliseconds(0.5) / sides.theirs.milliseconds(0.5));
    }

    private static Sides sides(Connection connection, String sql, int day, int times, int warmUp) throws SQLException {
        timed(connection, on(sql, "reservations", day), warmUp, null);
        timed(connection, on(sql, "without_triggers", day), warmUp, null);
        Sides sides = new Sides(new Durations(), new Durations());
        for (int turn = 0; turn < times; turn++) {
            timed(connection, on(sql, "reservations", day), 1, sides.ours);
            timed(connection, on(sql, "without_triggers", day), 1, sides.theirs);
        }
        return sides;
    }

    /** Prints where the time of a statement goes, by the functions of the desk that it calls. */
    private void profile(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET track_functions = 'all'");
            statement.execute("SELECT pg_stat_force_next_flush()");
            connection.commit();
            statement.execute("SELECT pg_stat_reset()");
            connection.commit();
            timed(connection, sql, SINGLE, null);
            statement.execute("SELECT pg_stat_force_next_flush()");
            connection.commit();
            try (ResultSet rows = statement.executeQuery(PROFILE.replace("{times}", Integer.toString(SINGLE)))) {
                while (rows.next()) {
                    out.printf(
                            Locale.ROOT,
                            "  %-24s %.2f calls, %6.1f of %6.1f microseconds its own%n",
                            rows.getString("name"),
                            rows.getDouble("calls"),
                            rows.getDouble("own"),
                            rows.getDouble("whole"));
                }
            }
            statement.execute("SET track_functions = 'none'");
            connection.commit();
        }
    }

    /** Runs a statement in a transaction of its own, which is rolled back: every run meets the same table. */
    private static void timed(Connection connection, String sql, int times, @Nullable Durations into)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < times; i++) {
                long began = System.nanoTime();
                statement.execute(sql);
                long took = System.nanoTime() - began;
                connection.rollback();
                if (into != null) {
                    into.add(took);
                }
            }
        }
    }

    private static String on(String sql, String table, int day) {
        return sql.replace("{table}", table)
                .replace("{week}", BenchClinic.FULL_WEEK.toString())
                .replace("{day}", Integer.toString(day))
                .replace("{service}", BenchClinic.SERVICE);
    }
}
