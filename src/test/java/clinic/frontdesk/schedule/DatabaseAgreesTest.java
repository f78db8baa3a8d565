package clinic.frontdesk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.WebsiteClosures;
import clinic.frontdesk.reservation.DayPlanRepository;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The screen's functions and the database's decision, both asked about the same random days. */
class DatabaseAgreesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final int DAYS = 120;
    private static final int CANDIDATES_PER_DAY = 25;

    @Test
    void theScreenAgreesWithTheDatabase() throws SQLException {
        Random random = new Random(20261130);
        TestDatabase database = TestDatabase.upgraded().run(WebsiteClosures.table("varchar(20)"));
        DayPlanRepository plans = new DayPlanRepository(database.dsl());
        try (Connection connection = database.connect()) {
            for (int round = 0; round < DAYS; round++) {
                DayPlan day = randomDay(random);
                write(connection, day);
                assertThat(plans.from(MONDAY, 1).getFirst().closures())
                        .containsExactlyInAnyOrderElementsOf(day.closures());
                for (int i = 0; i < CANDIDATES_PER_DAY; i++) {
                    Treatment treatment = new Treatment(
                            random.nextBoolean() ? "A" : "B", 10 * (1 + random.nextInt(8)), 5 * random.nextInt(5));
                    int start = 8 * 60 + 5 * random.nextInt(130);
                    assertThat(asked(connection, treatment, start))
                            .as("%s at %d in %s", treatment, start, day)
                            .isEqualTo(new Availability(day, treatment, null).at(start));
                }
            }
        }
    }

    private static DayPlan randomDay(Random random) {
        List<Opening> openings = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int start = 8 * 60 + 10 * random.nextInt(50);
            String service = new String[] {null, null, "A", "B"}[random.nextInt(4)];
            openings.add(new Opening(
                    service,
                    random.nextInt(4) == 0 ? Period.MORNING : Period.of(start),
                    start,
                    start + 10 * (1 + random.nextInt(20)),
                    10 * (1 + random.nextInt(3)),
                    random.nextInt(4)));
        }
        List<Held> held = new ArrayList<>();
        int places = random.nextInt(9);
        for (int i = 0; i < places; i++) {
            held.add(new Held(
                    "r" + i,
                    new String[] {"A", "B", null}[random.nextInt(3)],
                    8 * 60 + 5 * random.nextInt(130),
                    5 * (1 + random.nextInt(20)),
                    5 * random.nextInt(5)));
        }
        List<Closure> closures = new ArrayList<>();
        int shut = random.nextInt(4);
        for (int i = 0; i < shut; i++) {
            int start = 8 * 60 + 5 * random.nextInt(130);
            closures.add(new Closure(
                    new String[] {null, "A", "B"}[random.nextInt(3)],
                    start,
                    start + 5 * random.nextInt(20),
                    "reason " + i));
        }
        return new DayPlan(MONDAY, openings, closures, held);
    }

    private static void write(Connection connection, DayPlan day) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM public.clinic_time_slots; DELETE FROM frontdesk.occupancy; DELETE FROM"
                    + " public.services;INSERT INTO public.services (id, code, name, \"durationMinutes\","
                    + " \"updatedAt\") VALUES ('A', 'A', 'A', 30, now()), ('B', 'B', 'B', 30, now())");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO public.clinic_time_slots (id, \"serviceId\", \"dayOfWeek\", period, \"startTime\","
                        + " \"endTime\", \"slotInterval\", \"maxConcurrent\", \"updatedAt\")"
                        + " VALUES (gen_random_uuid()::text, ?, 'MONDAY', ?::public.\"Period\", ?, ?, ?, ?, now())")) {
            for (Opening opening : day.openings()) {
                insert.setString(1, opening.serviceId());
                insert.setString(2, opening.period().name());
                insert.setString(3, time(opening.start()));
                insert.setString(4, time(opening.end()));
                insert.setInt(5, opening.interval());
                insert.setInt(6, opening.capacity());
                insert.executeUpdate();
            }
        }
        writeClosures(connection, day);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO frontdesk.occupancy VALUES (?, ?, ?, ?, ?, ?, true)")) {
            for (Held held : day.held()) {
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

    /** Every other one is the website's; only the website closes a start without an end. */
    private static void writeClosures(Connection connection, DayPlan day) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM frontdesk.closure; DELETE FROM public.manual_time_closures");
        }
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
                    website.setString(3, oneStart ? null : time(closure.end()));
                    website.setString(4, closure.serviceId());
                    website.setString(5, closure.reason());
                    website.executeUpdate();
                }
            }
        }
    }

    private static Place asked(Connection connection, Treatment treatment, int start) throws SQLException {
        try (PreparedStatement ask =
                connection.prepareStatement("SELECT * FROM frontdesk.place(?, ?, ?, ?, ?, NULL, false)")) {
            ask.setObject(1, MONDAY);
            ask.setInt(2, start);
            ask.setInt(3, treatment.duration());
            ask.setInt(4, treatment.buffer());
            ask.setString(5, treatment.serviceId());
            try (ResultSet answer = ask.executeQuery()) {
                answer.next();
                String refusal = answer.getString("refusal");
                return new Place(
                        refusal == null
                                ? Place.Verdict.FITS
                                : Place.Verdict.valueOf(
                                        refusal.replace('-', '_').toUpperCase(Locale.ROOT)),
                        answer.getInt("capacity"),
                        Math.max(answer.getInt("free"), 0));
            }
        }
    }

    private static String time(int minute) {
        return String.format("%02d:%02d", minute / 60, minute % 60);
    }
}
