package clinic.frontdesk.bench;

import static org.jooq.impl.DSL.using;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.VisitFinder;
import clinic.frontdesk.schedule.VisitOption;
import clinic.frontdesk.schedule.VisitRequest;
import clinic.frontdesk.week.WeekRepository;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;

/** Measures a booking, the first free start, and a week, and how they grow with the number of reservations. */
final class SchedulingBenchmark {

    private static final int WARM_UP = 300;
    /** Warm-up: enough for the JIT compiler to compile both sides. */
    private static final int BOOKINGS_BEFORE = 2500;

    private static final int BOOKINGS = 1500;
    private static final int READINGS = 300;
    private static final int AHEAD = 90;
    private static final int A_MONTH = 31;

    /** The first of the days without reservations. */
    private static final LocalDate FREE = BenchClinic.FULL_WEEK.plusWeeks(20);

    /** Fills all seven places of each weekday of the ninety days from opening to closing, except the last. */
    private static final String NEARLY_FULL = """
        SET frontdesk.writer = 'fill';
        DELETE FROM public.reservations WHERE "preferredDate" >= date '{first}';
        DELETE FROM frontdesk.occupancy WHERE day >= date '{first}';
        CREATE TEMPORARY TABLE made AS
            SELECT md5('full ' || day || ' ' || minute || ' ' || place) AS id, day::date AS day, minute
            FROM generate_series(date '{first}', date '{last}', interval '1 day') AS day,
                 unnest(ARRAY [540, 580, 620, 660, 840, 880, 920, 960, 1000, 1040]) AS minute,
                 generate_series(1, 7) AS place
            WHERE extract(isodow FROM day) < 6 AND NOT (day = date '{last}' AND minute = 1040 AND place = 7);
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", status, service, "createdAt", "statusChangedAt", "updatedAt", "serviceId",
            "serviceName", "estimatedDuration", period, "timeSlotStart", "timeSlotEnd")
        SELECT id, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FOLLOW_UP', day, frontdesk.write_time(minute),
               'CONFIRMED', 'WRINKLE_BOTOX', now(), now(), now(), '{service}', '주름 보톡스', 30,
               frontdesk.period_of(minute)::public."Period", frontdesk.write_time(minute), frontdesk.write_time(minute + 30)
        FROM made;
        INSERT INTO frontdesk.occupancy (reservation_id, day, start_minute, duration_minutes, buffer_minutes, service_id,
            holds)
        SELECT id, day, minute, 30, 10, '{service}', true FROM made;
        DROP TABLE made;
        RESET frontdesk.writer;
        ANALYZE public.reservations, frontdesk.occupancy;
        """;

    private static final String BARE_INSERT = """
        INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
            "preferredDate", "preferredTime", status, service, "createdAt", "statusChangedAt", "updatedAt", "serviceId",
            "serviceName", "estimatedDuration", period, "timeSlotStart", "timeSlotEnd")
        VALUES (?, '김가람', '010-0000-0000', '1990-01-02', 'FEMALE', 'FOLLOW_UP', ?, '10:00', 'CONFIRMED',
            'WRINKLE_BOTOX', now(), now(), now(), 'frontdesk-wrinkle-botox', '주름 보톡스', 30, 'MORNING', '10:00', '10:30')
        """;

    private final PrintStream out;

    SchedulingBenchmark(PrintStream out) {
        this.out = out;
    }

    /** A booking including its commit, compared with a bare insert and commit into the same table without triggers. */
    void booking(int rows) throws Exception {
        try (BenchClinic clinic = BenchClinic.of(rows)) {
            out.printf(Locale.ROOT, "Booking among %,d reservations%n", rows);
            book(clinic, BOOKINGS_BEFORE, 0);
            bare(clinic, BOOKINGS_BEFORE, 0);
            Durations ours = new Durations();
            Durations queries = new Durations();
            // Alternating, so that both sides run under the same conditions.
            int turns = 10;
            for (int turn = 1; turn <= turns; turn++) {
                ours.addAll(book(clinic, BOOKINGS / turns, turn));
                queries.addAll(bare(clinic, BOOKINGS / turns, turn));
            }
            out.println("desk: " + ours.text());
            out.println("bare insert: " + queries.text());
            out.printf(
                    Locale.ROOT,
                    "More than a bare insert: p50 %.2f ms, p99 %.2f ms%n",
                    ours.milliseconds(0.5) - queries.milliseconds(0.5),
                    ours.milliseconds(0.99) - queries.milliseconds(0.99));
        }
    }

    /** The first free start within ninety nearly full days, and a month's starts, compared with one query per day. */
    void firstFree(int rows) throws Exception {
        try (BenchClinic clinic = BenchClinic.of(rows)) {
            LocalDate first = BenchClinic.FULL_WEEK;
            LocalDate last = first.plusDays(AHEAD).with(DayOfWeek.FRIDAY).minusWeeks(1);
            clinic.run(NEARLY_FULL
                    .replace("{first}", first.toString())
                    .replace("{last}", last.toString())
                    .replace("{service}", BenchClinic.SERVICE));
            DayPlanRepository plans = new DayPlanRepository(clinic.database().dsl());
            VisitRequest wish = VisitRequest.of(BenchClinic.SERVICE);
            List<VisitOption> found = new VisitFinder(plans.schedule(first, AHEAD), wish).first(1);
            out.printf(
                    Locale.ROOT,
                    "First free start within %d days among %,d reservations: %s %d%n",
                    AHEAD,
                    rows,
                    found.getFirst().date(),
                    found.getFirst().start());
            try (Connection connection = clinic.database().direct().getConnection()) {
                Durations ours = measured(() -> new VisitFinder(plans.schedule(first, AHEAD), wish).first(1));
                Durations queries = measured(() -> firstByDay(connection, first));
                out.println("desk, one query: " + ours.text());
                out.println("one query per day: " + queries.text());
                List<Slot> month = plans.schedule(first, A_MONTH).starts(BenchClinic.SERVICE);
                out.printf(Locale.ROOT, "A month's availability, %d starts%n", month.size());
                out.println("desk, one query: "
                        + measured(() -> plans.schedule(first, A_MONTH).starts(BenchClinic.SERVICE))
                                .text());
                out.println("one query per day: "
                        + measured(() -> {
                                    for (int day = 0; day < A_MONTH; day++) {
                                        places(connection, first.plusDays(day));
                                    }
                                    return null;
                                })
                                .text());
            }
        }
    }

    /** A week, a booking and the finder with few and with many reservations, and PostgreSQL's plans. */
    void growth(int most) throws Exception {
        double[][] medians = new double[2][];
        int[] sizes = {most / 100, most};
        for (int i = 0; i < sizes.length; i++) {
            try (BenchClinic clinic = BenchClinic.of(sizes[i])) {
                out.printf(Locale.ROOT, "%nAmong %,d reservations%n", sizes[i]);
                WeekRepository weeks = new WeekRepository(clinic.database().dsl());
                DayPlanRepository plans =
                        new DayPlanRepository(clinic.database().dsl());
                Durations week = measured(() -> weeks.load(BenchClinic.FULL_WEEK));
                Durations finder = measured(() -> new VisitFinder(
                                plans.schedule(BenchClinic.FULL_WEEK, AHEAD), VisitRequest.of(BenchClinic.SERVICE))
                        .first(1));
                book(clinic, BOOKINGS_BEFORE, 0);
                Durations booking = book(clinic, BOOKINGS, 1);
                out.println("week: " + week.text());
                out.println("booking: " + booking.text());
                out.println("finder: " + finder.text());
                medians[i] = new double[] {week.milliseconds(0.5), booking.milliseconds(0.5), finder.milliseconds(0.5)};
                if (i == sizes.length - 1) {
                    explain(clinic);
                }
            }
        }
        out.printf(
                Locale.ROOT,
                "%nA hundred times as many: week %.2f times, booking %.2f times, finder %.2f times%n",
                medians[1][0] / medians[0][0],
                medians[1][1] / medians[0][1],
                medians[1][2] / medians[0][2]);
    }

    private static Durations measured(Callable<?> reading) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            reading.call();
        }
        Durations durations = new Durations();
        for (int i = 0; i < READINGS; i++) {
            long began = System.nanoTime();
            reading.call();
            durations.add(System.nanoTime() - began);
        }
        return durations;
    }

    /** Books free slots; each turn uses days of its own. */
    private static Durations book(BenchClinic clinic, int bookings, int turn) {
        DeskBookings desk = new DatabaseBookings(clinic.database().dsl());
        Durations durations = new Durations();
        for (int i = 0; i < bookings; i++) {
            NewReservation wanted = new NewReservation(
                    UUID.randomUUID().toString(),
                    "김가람",
                    "010-0000-0000",
                    LocalDate.of(1990, 1, 2),
                    Gender.FEMALE,
                    false,
                    BenchClinic.SERVICE,
                    day(turn, i),
                    BenchClinic.STARTS[i % BenchClinic.STARTS.length],
                    null);
            long began = System.nanoTime();
            BookingOutcome outcome = desk.book(wanted);
            durations.add(System.nanoTime() - began);
            if (!(outcome instanceof BookingOutcome.Accepted)) {
                throw new IllegalStateException("not booked: " + outcome);
            }
        }
        return durations;
    }

    private static Durations bare(BenchClinic clinic, int inserts, int turn) throws SQLException {
        Durations durations = new Durations();
        try (Connection connection = clinic.database().direct().getConnection();
                Statement statement = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(BARE_INSERT)) {
            statement.execute("SET session_replication_role = 'replica'");
            for (int i = 0; i < inserts; i++) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setObject(2, day(turn, i));
                long began = System.nanoTime();
                insert.executeUpdate();
                durations.add(System.nanoTime() - began);
            }
        }
        return durations;
    }

    /** A Tuesday or Wednesday of the weeks of a turn. */
    private static LocalDate day(int turn, int number) {
        return FREE.plusWeeks(turn * 60L + number / BenchClinic.STARTS.length % 60)
                .plusDays(1 + number % 2);
    }

    /** As the website searches: one query per day until a place is free. */
    private static LocalDate firstByDay(Connection connection, LocalDate first) throws SQLException {
        for (int i = 0; i < AHEAD; i++) {
            LocalDate day = first.plusDays(i);
            if (places(connection, day)) {
                return day;
            }
        }
        throw new IllegalStateException("No slot is free.");
    }

    private static boolean places(Connection connection, LocalDate day) throws SQLException {
        int[] held = new int[24 * 60 + 60];
        try (PreparedStatement query = connection.prepareStatement("SELECT \"timeSlotStart\", \"estimatedDuration\""
                + " FROM public.reservations WHERE \"preferredDate\" = ? AND status IN ('PENDING', 'CONFIRMED')")) {
            query.setObject(1, day);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    String start = rows.getString(1);
                    int minute = Integer.parseInt(start, 0, 2, 10) * 60 + Integer.parseInt(start, 3, 5, 10);
                    for (int i = minute; i < minute + rows.getInt(2) + 10; i++) {
                        held[i]++;
                    }
                }
            }
        }
        if (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            return false;
        }
        for (int start = 540; start <= 1050; start += 10) {
            boolean open = start <= 690 || start >= 840;
            for (int i = start; open && i < start + 40; i++) {
                open = held[i] < 7;
            }
            if (open) {
                return true;
            }
        }
        return false;
    }

    /** Prints the plans of the statements of a booking, a week and the finder. */
    private void explain(BenchClinic clinic) throws SQLException {
        try (Connection connection = clinic.database().direct().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("LOAD 'auto_explain'");
            statement.execute("SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on;"
                    + " SET auto_explain.log_analyze = on; SET auto_explain.log_timing = off;"
                    + " SET client_min_messages = 'log'");
            DSLContext dsl = using(connection, SQLDialect.POSTGRES);
            dsl.configuration().set(new DefaultExecuteListenerProvider(new ExecuteListener() {
                @Override
                public void warning(ExecuteContext context) {
                    print(context.sqlWarning());
                }
            }));
            out.println("\nPlans of the finder:");
            new DayPlanRepository(dsl).schedule(BenchClinic.FULL_WEEK, AHEAD);
            out.println("\nPlans of a week:");
            new WeekRepository(dsl).load(BenchClinic.FULL_WEEK);
            out.println("\nPlans of a booking:");
            connection.setAutoCommit(false);
            statement.execute("SET LOCAL frontdesk.writer = 'desk'");
            statement.execute(BARE_INSERT.replaceFirst("\\?", "'explained'").replaceFirst("\\?", "'" + FREE + "'"));
            print(statement.getWarnings());
            connection.rollback();
        }
    }

    private void print(@Nullable SQLWarning warnings) {
        for (SQLWarning warning = warnings; warning != null; warning = warning.getNextWarning()) {
            out.println(warning.getMessage());
        }
    }
}
