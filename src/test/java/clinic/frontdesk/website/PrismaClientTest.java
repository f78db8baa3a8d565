package clinic.frontdesk.website;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.website.RecordedClient.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a real Prisma client sends: create, createMany, upsert, update, updateMany over a month, deleteMany, interactive
 * transactions at each isolation level, batches. Once with the columns from before the upgrade, once with those after it.
 */
@Execution(ExecutionMode.CONCURRENT)
class PrismaClientTest {

    private static final String OLD_COLUMNS = "prisma-7-old-columns.txt";
    private static final String NEW_COLUMNS = "prisma-7-new-columns.txt";

    private static final LocalDate MONDAY = LocalDate.of(2030, 6, 10);

    /** The one waiting budget of a transaction, and a busy machine. */
    private static final long LONGEST_MILLISECONDS = 10_000;

    private static TestDatabase legacy() {
        TestDatabase database = TestDatabase.legacy();
        String website = login(database);
        return database.run("CREATE ROLE " + website + " LOGIN;"
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + website + ";"
                + "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO " + website);
    }

    private static String login(TestDatabase database) {
        return "website_" + database.name();
    }

    /** As the website's login, which has no right on the desk's schema. */
    private static Connection website(TestDatabase database) throws SQLException {
        return DriverManager.getConnection(
                database.url().replaceAll("\\?.*", "?user=" + login(database) + "&stringtype=unspecified"));
    }

    @Test
    void everyKindOfOperationIsRecorded() {
        for (String file : List.of(OLD_COLUMNS, NEW_COLUMNS)) {
            assertThat(new RecordedClient(file).statements())
                    .hasSizeGreaterThan(100)
                    .anyMatch(sent -> sent.operation().startsWith("createMany of 20 rows over 5 days"))
                    .anyMatch(sent -> sent.operation().startsWith("upsert"))
                    .anyMatch(sent -> sent.operation().startsWith("updateMany"))
                    .anyMatch(sent -> sent.sql().equals("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"))
                    .anyMatch(sent -> sent.sql().equals("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
                    .anyMatch(sent -> sent.sql().equals("SET TRANSACTION ISOLATION LEVEL READ COMMITTED"))
                    .anyMatch(sent -> sent.sql().equals("ROLLBACK"));
        }
    }

    @Test
    void theUpgradeChangesNoAnswerToAClientOfTheOldColumns() throws Exception {
        RecordedClient client = new RecordedClient(OLD_COLUMNS);
        TestDatabase before = legacy();
        TestDatabase after = legacy();
        Databases.upgrade(after);
        List<Answer> expected;
        List<Answer> answers;
        try (Connection connection = website(before)) {
            expected = client.replay(connection);
        }

        try (Connection connection = website(after)) {
            answers = client.replay(connection);
        }

        for (int i = 0; i < expected.size(); i++) {
            // The order of a table's rows is nobody's promise.
            assertThat(answers.get(i).rows())
                    .as(answers.get(i).sent().toString())
                    .containsExactlyInAnyOrderElementsOf(expected.get(i).rows());
        }
        assertThat(Databases.oldColumns(after)).isEqualTo(Databases.oldColumns(before));
        new Maintenance(after.dsl()).run();
        assertEveryRowHasItsPlace(after);
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD_COLUMNS, NEW_COLUMNS})
    void noStatementFailsOrWaitsBesideDesksThatBook(String file) throws Exception {
        TestDatabase database = legacy();
        Databases.upgrade(database);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger booked = new AtomicInteger();
        CountDownLatch bothBook = new CountDownLatch(2);
        List<Answer> answers;
        try (ExecutorService desks = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = List.of(
                    desks.submit(() -> book("one", database, done, booked, bothBook)),
                    desks.submit(() -> book("two", database, done, booked, bothBook)));
            try (Connection connection = website(database)) {
                bothBook.await();
                answers = new RecordedClient(file).replay(connection);
            } finally {
                done.set(true);
            }
            for (Future<?> desk : running) {
                desk.get();
            }
        }

        assertThat(answers).allMatch(answer -> answer.milliseconds() < LONGEST_MILLISECONDS);
        assertThat(booked.get()).isPositive();
        new Maintenance(database.dsl()).run();
        assertThat(Databases.rows(database, "SELECT count(*) FROM frontdesk.unchecked_write WHERE swept_at IS NULL"))
                .containsExactly("0");
        assertEveryRowHasItsPlace(database);
    }

    /** Books on the days on which the website's statements are, until they have all been sent. */
    private static void book(
            String desk, TestDatabase database, AtomicBoolean done, AtomicInteger booked, CountDownLatch bothBook) {
        DatabaseBookings bookings = new DatabaseBookings(database.dsl());
        for (int n = 0; !done.get(); n++) {
            BookingOutcome outcome = bookings.book(new NewReservation(
                    desk + n,
                    "김하나",
                    "010-0000-0000",
                    LocalDate.of(1990, 1, 2),
                    Gender.FEMALE,
                    false,
                    "frontdesk-wrinkle-botox",
                    // The days of the website's statements, and the starts of a day.
                    MONDAY.plusDays(n % 19),
                    9 * 60 + n / 19 % 18 * 30,
                    null));
            booked.addAndGet(outcome instanceof BookingOutcome.Accepted ? 1 : 0);
            if (n == 0) {
                bothBook.countDown();
            }
        }
    }

    private static void assertEveryRowHasItsPlace(TestDatabase database) {
        assertThat(Databases.rows(database, """
            SELECT r.id FROM reservations AS r
            LEFT JOIN frontdesk.occupancy AS o ON o.reservation_id = r.id
            WHERE frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime")) IS NOT NULL
              AND (o.reservation_id IS NULL OR o.day <> r."preferredDate"
                   OR o.start_minute <> frontdesk.read_time(coalesce(r."timeSlotStart", r."preferredTime"))
                   OR o.holds <> (r.status IN ('PENDING', 'CONFIRMED')))
            UNION ALL SELECT o.reservation_id FROM frontdesk.occupancy AS o
            WHERE NOT EXISTS (SELECT FROM reservations AS r WHERE r.id = o.reservation_id)
            """)).isEmpty();
    }
}
