package clinic.frontdesk.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.DatabaseFailures;
import clinic.frontdesk.failure.Failure;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.upgrade.Databases;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the website's statements meet: none fails or waits beyond the budget, whatever else holds the day, and what could
 * not be judged in time is judged by the sweep.
 */
@Execution(ExecutionMode.CONCURRENT)
class WebsiteStatementsTest {

    /** A Monday; the clock stands at its morning. */
    private static final String MONDAY = "2026-12-07";

    private static final String CLOCK = "DELETE FROM frontdesk.public_holiday;"
            + "UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-07 08:00' AT TIME ZONE 'Asia/Seoul';";
    private static final String FLAGS = "SELECT reservation_id, code FROM frontdesk.flag ORDER BY 1, 2";
    private static final String VERSIONS = "SELECT day, version FROM frontdesk.day_lock WHERE version > 0 ORDER BY 1";
    private static final String UNSWEPT = "SELECT day FROM frontdesk.unchecked_write WHERE swept_at IS NULL ORDER BY 1";

    private final TestDatabase database = TestDatabase.upgraded().run(CLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE public.reservations SET status = 'COMPLETED'",
                "UPDATE public.reservations SET \"preferredTime\" = '10:00', \"timeSlotStart\" = '10:00'",
                "UPDATE public.reservations SET \"estimatedDuration\" = 240",
                "DELETE FROM public.reservations WHERE id LIKE '%1'",
                "UPDATE public.reservations SET status = 'CANCELLED' WHERE id LIKE '%1';"
                        + " UPDATE public.reservations SET status = 'CONFIRMED' WHERE id LIKE '%1'",
            })
    void thePastIsNeitherJudgedNorFlaggedButItsDaysMove(String change) {
        for (String day : List.of("2026-12-04", "2026-12-05", "2026-11-30")) {
            for (int i = 0; i < 3; i++) {
                database.run(row(day + "-" + i, day, "10:00"));
            }
        }
        assertThat(Databases.rows(database, FLAGS)).isEmpty();
        List<String> before = Databases.rows(database, VERSIONS);

        database.run(change);

        assertThat(Databases.rows(database, FLAGS)).isEmpty();
        assertThat(Databases.rows(database, VERSIONS)).hasSize(3).doesNotContainAnyElementsOf(before);
    }

    private void assertFlaggedTogetherAsOneByOne(List<String> values) {
        TestDatabase together = database.copy();

        values.forEach(value -> database.run(INSERT + value));
        together.run(INSERT + String.join(", ", values));

        assertThat(Databases.rows(together, FLAGS)).isNotEmpty().isEqualTo(Databases.rows(database, FLAGS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void rowsOfOneStatementAreFlaggedLikeTheSameRowsOneByOne(long seed) {
        Random random = new Random(seed);
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = " + (1 + seed % 3));
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int minute = 8 * 60 + 5 * random.nextInt(130);
            values.add(values("r%02d".formatted(i), "2026-12-0" + (8 + random.nextInt(2)), clock(minute)));
        }
        assertFlaggedTogetherAsOneByOne(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:00 10:00",
                "10:00 10:30",
                "09:00 10:00 10:00",
                "10:00 10:00 10:00",
                "10:00 13:00 10:20",
            })
    void fewRowsOfOneStatementMeetOnlyThoseWrittenBeforeThem(String times) {
        List<String> values = new ArrayList<>();
        for (String time : times.split(" ", -1)) {
            values.add(values("r" + values.size(), MONDAY, time));
        }
        assertFlaggedTogetherAsOneByOne(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE public.reservations DROP COLUMN \"estimatedDuration\"",
                "ALTER TABLE public.reservations DROP COLUMN \"timeSlotStart\"",
                "ALTER TABLE public.reservations DROP COLUMN period",
                "ALTER TABLE public.reservations RENAME COLUMN \"serviceName\" TO renamed",
                "ALTER TABLE public.services RENAME TO treatments",
                "DROP TABLE public.services CASCADE",
                "DROP TABLE public.clinic_time_slots",
                "DROP TABLE frontdesk.flag",
                "ALTER TABLE frontdesk.unchecked_write RENAME TO elsewhere",
            })
    void noStatementFailsWhateverAnotherToolHasTakenAway(String change) throws SQLException {
        database.run(row("a", MONDAY, "10:00"));
        try (Connection website = database.connect();
                Statement statement = website.createStatement()) {
            statement.execute(row("before", MONDAY, "10:30"));
            database.run(change);

            statement.execute(row("b", MONDAY, "10:00"));
            statement.execute("UPDATE public.reservations SET status = 'CANCELLED' WHERE id = 'a'");
            statement.execute("UPDATE public.reservations SET \"preferredTime\" = '15:00' WHERE id = 'b'");
            statement.execute("DELETE FROM public.reservations WHERE id = 'a'");
        }
        assertThat(Databases.rows(database, "SELECT id, \"preferredTime\" FROM public.reservations ORDER BY 1"))
                .containsExactly("b|15:00", "before|10:30");
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT, false",
        "INSERT, true",
        "'SELECT frontdesk.add_closure(''2026-12-07'', 540, 600, NULL, ''x'')', true",
        "SELECT frontdesk.open_holiday('2026-12-07'), true",
    })
    void aDeskThatMeetsALockedDayNamesItsHolder(String statements, boolean lockedBefore) throws SQLException {
        database.run("INSERT INTO frontdesk.public_holiday (day, name) VALUES ('2026-12-07', 'x')");
        if (lockedBefore) {
            database.run("SELECT frontdesk.lock_day('2026-12-07')");
        }
        try (Connection holder = lock(MONDAY);
                Statement name = holder.createStatement()) {
            name.execute("SET application_name = 'website pool'");

            Throwable failure = catchThrowable(() -> database.dsl().transaction(inside -> {
                inside.dsl().execute("SET LOCAL frontdesk.writer = 'desk'");
                inside.dsl().execute(statements.replace("INSERT", row("a", MONDAY, "10:00")));
            }));

            assertThat(DatabaseFailures.classify(failure))
                    .isInstanceOfSatisfying(
                            Failure.DayLocked.class,
                            locked -> assertThat(locked.holder()).startsWith("website pool, postgres, "));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3",
        "SET statement_timeout = '2s', 1",
        "SET lock_timeout = '800ms', 1",
        "SET statement_timeout = '300ms', 1"
    })
    void aTransactionWaitsForALockedDayOnceAndItsStatementsSucceed(String settings, int mostSeconds)
            throws SQLException {
        try (Connection holder = lock(MONDAY);
                Connection website = database.connect();
                Statement statement = website.createStatement()) {
            statement.execute(settings.isEmpty() ? "SELECT 1" : settings);
            website.setAutoCommit(false);
            long began = System.nanoTime();
            for (String id : List.of("a", "b", "c", "d")) {
                statement.execute(row(id, MONDAY, "10:00"));
            }
            website.commit();

            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began))
                    .isLessThanOrEqualTo(mostSeconds);
            assertThat(holder.isClosed()).isFalse();
        }
        assertThat(Databases.rows(database, FLAGS))
                .containsExactly("a|unchecked", "b|unchecked", "c|unchecked", "d|unchecked");

        sweep();

        assertThat(Databases.rows(database, FLAGS)).containsExactly("b|full", "c|full", "d|full");
        assertThat(Databases.rows(database, UNSWEPT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE public.reservations SET status = 'CANCELLED' WHERE id = 'a'",
                "UPDATE public.reservations SET \"preferredTime\" = '11:00' WHERE id = 'a'",
                "UPDATE public.reservations SET notes = 'x' WHERE id = 'a'",
                "DELETE FROM public.reservations WHERE id = 'a'",
                "SELECT FROM public.users FOR UPDATE; INSERT",
                "UPDATE public.users SET name = 'x'; INSERT",
            })
    void whatHoldsOtherLocksNeverWaitsForADay(String statements) throws SQLException {
        database.run("CREATE TABLE public.users (name text); INSERT INTO public.users VALUES ('u');"
                + row("a", MONDAY, "10:00"));
        try (Connection holder = lock(MONDAY);
                Connection website = database.connect();
                Statement statement = website.createStatement()) {
            website.setAutoCommit(false);
            // Were there a wait, it would end with this error, which no handler catches.
            statement.execute("SET statement_timeout = '1500ms'; SET log_lock_waits = off");
            statement.execute(statements.replace("INSERT", row("b", MONDAY, "10:00")));
            long waits = Long.parseLong(Databases.rows(
                            database,
                            "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = '"
                                    + database.name() + "'")
                    .getFirst());
            website.commit();
            assertThat(waits).isZero();
            assertThat(holder.isClosed()).isFalse();
        }
        assertThat(Databases.rows(database, UNSWEPT)).containsOnly(MONDAY);

        sweep();

        assertThat(Databases.rows(database, UNSWEPT)).isEmpty();
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.days_out_of_step()"))
                .isEmpty();
    }

    @Test
    void aCycleOfWebsiteTransactionsThroughADaysLockIsNoDeadlock() throws Exception {
        database.run(row("r", "2026-12-08", "10:00"));
        try (Connection first = database.connect();
                Connection second = database.connect();
                Statement one = first.createStatement();
                Statement two = second.createStatement()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            two.execute("UPDATE public.reservations SET notes = 'two' WHERE id = 'r'");
            one.execute(row("a", MONDAY, "10:00"));
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
                try {
                    one.execute("UPDATE public.reservations SET notes = 'one' WHERE id = 'r'");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            two.execute(row("b", MONDAY, "10:00"));
            second.commit();
            waiting.get(30, TimeUnit.SECONDS);
            first.commit();
        }
        assertThat(Databases.rows(database, "SELECT id, notes FROM public.reservations ORDER BY 1"))
                .containsExactly("a|-", "b|-", "r|one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE public.services SET name = name || '!'",
                "UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 2",
                "UPDATE public.service_reservation_limits SET \"dailyLimit\" = 3",
                "INSERT INTO public.reservations VALUES",
            })
    void serializableTransactionsDoNotFailForWhatTheTriggersRead(String other) throws SQLException {
        database.run("INSERT INTO public.service_reservation_limits (id, \"serviceType\", \"updatedAt\")"
                + " VALUES ('l', 'SKIN_CARE', now());" + row("r", MONDAY, "09:00"));
        try (Connection first = database.connect();
                Connection second = database.connect();
                Statement one = first.createStatement();
                Statement two = second.createStatement()) {
            for (Connection each : List.of(first, second)) {
                each.setAutoCommit(false);
                each.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            }
            one.execute("SELECT count(*) FROM public.service_reservation_limits");
            one.execute(other.startsWith("INSERT") ? row("x", "2026-12-08", "10:00") : other);
            two.execute(row("y", MONDAY, "10:00"));
            two.execute("UPDATE public.reservations SET status = 'CANCELLED' WHERE id = 'r'");
            assertThatCode(first::commit).doesNotThrowAnyException();
            assertThatCode(second::commit).doesNotThrowAnyException();
        }
        sweep();
        assertThat(Databases.rows(
                        database,
                        "SELECT \"serviceId\", \"estimatedDuration\", \"timeSlotEnd\" FROM public.reservations"
                                + " WHERE id = 'y'"))
                .containsExactly("frontdesk-wrinkle-botox|30|10:30");
        assertThat(Databases.rows(database, FLAGS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT",
                "UPDATE public.reservations SET status = 'CANCELLED'",
                "DELETE FROM public.reservations"
            })
    void aTransactionCanBePrepared(String statement, @TempDir Path folder) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("fsync", "off")
                .setServerConfig("max_prepared_transactions", "5")
                .start()) {
            TestDatabase here = TestDatabase.at(server.getPort(), "postgres");
            here.run(Files.readString(Path.of("sql", "V1__legacy_reservations.sql")));
            Databases.upgrade(here);
            here.run(CLOCK + row("a", MONDAY, "09:00"));
            here.run("BEGIN; " + statement.replace("INSERT", row("b", MONDAY, "09:00")) + "; PREPARE TRANSACTION 'x'");
            assertThat(DatabaseFailures.classify(catchThrowable(
                            () -> here.run("SELECT frontdesk.add_closure('2026-12-07', 540, 600, NULL, 'x')"))))
                    .isEqualTo(new Failure.DayLocked("PREPARE TRANSACTION 'x'"));
            here.run("COMMIT PREPARED 'x'");
            assertThat(Databases.rows(here, "SELECT count(*) FROM pg_prepared_xacts"))
                    .containsExactly("0");
        }
    }

    @Test
    void aServiceThatIsLockedLeavesTheColumnsToTheSweepAndThePlaceHeldInFull() throws SQLException {
        database.run("UPDATE public.services SET \"durationMinutes\" = 60");
        try (Connection holder = database.connect();
                Statement locking = holder.createStatement()) {
            holder.setAutoCommit(false);
            locking.execute("SELECT FROM public.services FOR UPDATE");

            database.run(row("a", MONDAY, "14:00"));

            assertThat(Databases.rows(database, FLAGS)).containsExactly("a|unchecked");
            assertThat(Databases.rows(database, "SELECT start_minute, duration_minutes FROM frontdesk.occupancy"))
                    .containsExactly("840|60");
        }

        sweep();

        assertThat(Databases.rows(
                        database,
                        "SELECT \"timeSlotStart\", \"timeSlotEnd\", \"serviceId\", \"estimatedDuration\" FROM"
                                + " public.reservations"))
                .containsExactly("14:00|15:00|frontdesk-wrinkle-botox|60");
        assertThat(Databases.rows(database, FLAGS)).isEmpty();
    }

    @Test
    void aBulkLoadIsJudgedByTheSweepLikeOtherRows() {
        TestDatabase slowly = database.copy();
        List<String> values = IntStream.range(0, 1_200)
                .mapToObj(i ->
                        values("r%04d".formatted(i), "2026-12-%02d".formatted(8 + i % 4), clock(540 + 10 * (i % 30))))
                .toList();

        database.run(INSERT + String.join(", ", values));
        assertThat(Databases.rows(database, "SELECT DISTINCT code FROM frontdesk.flag"))
                .containsExactly("unchecked");
        for (int from = 0; from < values.size(); from += 400) {
            slowly.run(INSERT + String.join(", ", values.subList(from, from + 400)));
        }
        sweep();
        slowly.run("SELECT frontdesk.recheck_day(day) FROM frontdesk.day_lock");

        assertThat(Databases.rows(database, FLAGS)).isNotEmpty().isEqualTo(Databases.rows(slowly, FLAGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"desk", "fill", "sweep"})
    void aWebsiteCannotClaimToBeTheDesk(String writer) {
        database.run(row("a", MONDAY, "10:00") + "DROP ROLE IF EXISTS website_" + writer + "; CREATE ROLE website_"
                + writer + "; GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO website_" + writer
                + ";");
        database.run("SET SESSION AUTHORIZATION website_" + writer + "; SET frontdesk.writer = '" + writer + "';"
                + row("b", MONDAY, "10:00"));
        assertThat(Databases.rows(database, FLAGS)).containsExactly("b|full");
        assertThat(Databases.rows(database, "SELECT reservation_id FROM frontdesk.occupancy ORDER BY 1"))
                .containsExactly("a", "b");
        database.run("DROP OWNED BY website_" + writer + "; DROP ROLE website_" + writer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE public.services SET id = 'x'",
                "UPDATE public.services SET \"durationMinutes\" = 60, \"bufferMinutes\" = 0, id = 'x'",
                "UPDATE public.services SET id = 'x', name = 'new'",
            })
    void aRenamedServiceChangesNoBookedMinutes(String rename) {
        database.run(row("a", MONDAY, "10:00")
                + "UPDATE public.services SET \"durationMinutes\" = 60, \"bufferMinutes\" = 0;"
                + "INSERT INTO frontdesk.daily_limit (service_id, minutes) VALUES ('frontdesk-wrinkle-botox', 90);");

        database.run(rename);

        assertThat(Databases.rows(
                        database,
                        "SELECT duration_minutes, buffer_minutes, o.service_id, \"estimatedDuration\", \"serviceName\","
                                + " \"timeSlotEnd\" FROM frontdesk.occupancy AS o JOIN public.reservations AS r"
                                + " ON r.id = o.reservation_id"))
                .containsExactly("30|10|x|30|주름 보톡스|10:30");
        assertThat(Databases.rows(database, "SELECT service_id FROM frontdesk.daily_limit"))
                .containsExactly("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE public.reservations DISABLE TRIGGER USER; %s ALTER TABLE public.reservations ENABLE"
                        + " TRIGGER USER;",
                "TRUNCATE frontdesk.occupancy; %s TRUNCATE frontdesk.occupancy;",
                "%s UPDATE frontdesk.occupancy SET start_minute = 700, holds = false;",
                "%s INSERT INTO frontdesk.occupancy VALUES ('gone', '2026-12-07', 600, 30, 10, NULL, true);",
            })
    void whateverStandsOutOfStepIsFoundAndSwept(String damage) {
        database.run(damage.formatted(row("a", MONDAY, "10:00") + row("b", MONDAY, "10:00")));

        sweep();

        assertThat(Databases.rows(
                        database, "SELECT reservation_id, start_minute, holds FROM frontdesk.occupancy ORDER BY 1"))
                .containsExactly("a|600|t", "b|600|t");
        assertThat(Databases.rows(database, FLAGS)).hasSize(1).allMatch(flag -> flag.endsWith("|full"));
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.days_out_of_step()"))
                .isEmpty();
    }

    @Test
    void rowsAppliedAsAReplicaAreJudgedAsWell() {
        database.run(
                "SET session_replication_role = replica; " + row("a", MONDAY, "10:00") + row("b", MONDAY, "10:00"));
        assertThat(Databases.rows(database, "SELECT reservation_id FROM frontdesk.occupancy ORDER BY 1"))
                .containsExactly("a", "b");
        sweep();
        assertThat(Databases.rows(database, FLAGS)).hasSize(1).allMatch(flag -> flag.endsWith("|full"));
    }

    @Test
    void aTruncationThatMeetsALockedDayIsHealed() throws SQLException {
        database.run(row("a", MONDAY, "10:00") + row("b", "2026-12-08", "10:00"));
        try (Connection holder = database.connect();
                Statement locking = holder.createStatement()) {
            holder.setAutoCommit(false);
            locking.execute("SELECT FROM frontdesk.occupancy WHERE reservation_id = 'a' FOR UPDATE");
            database.run("TRUNCATE public.reservations");
        }
        sweep();
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.occupancy"))
                .isEmpty();
        assertThat(Databases.rows(database, UNSWEPT)).isEmpty();
    }

    @Test
    void aDayWhoseFirstReservationWasUncommittedWhenTheOpeningsChangedIsJudgedAgain() throws SQLException {
        sweep();
        try (Connection website = database.connect();
                Statement statement = website.createStatement()) {
            website.setAutoCommit(false);
            statement.execute(row("a", MONDAY, "10:00"));
            statement.execute(row("b", MONDAY, "11:00"));
            database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 0");
            sweep();
            website.commit();
        }
        assertThat(Databases.rows(database, FLAGS)).isEmpty();

        sweep();

        assertThat(Databases.rows(database, FLAGS)).containsExactly("a|full", "b|full");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0044-03-15 BC", "infinity", "-infinity", "5874897-12-31", "2026-12-07"})
    void oddDatesAndLongestIdsAreSweptEachByItself(String day) throws SQLException {
        String id = new Random(3)
                .ints(2_690, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (Connection website = database.connect();
                Statement statement = website.createStatement()) {
            website.setAutoCommit(false);
            website.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            statement.execute(row(id, day, "10:00") + row("later", "2026-12-09", "13:00"));
            website.commit();
        }
        assertThat(Databases.rows(database, UNSWEPT)).hasSize(2);

        sweep();

        assertThat(Databases.rows(database, UNSWEPT)).isEmpty();
        assertThat(Databases.rows(database, FLAGS))
                .contains("later|outside-hours")
                .noneMatch(flag -> flag.endsWith("unchecked"));
    }

    private void sweep() {
        new Maintenance(database.dsl()).run();
    }

    private Connection lock(String day) throws SQLException {
        Connection holder = database.connect();
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("SELECT frontdesk.lock_day('" + day + "')");
        }
        return holder;
    }

    private static final String INSERT = "INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\","
        + " gender, \"treatmentType\", \"preferredDate\", \"preferredTime\", status, service, \"updatedAt\") VALUES ";

    private static String row(String id, String day, String time) {
        return INSERT + values(id, day, time) + ";";
    }

    private static String values(String id, String day, String time) {
        return "('" + id + "', '김하나', '010-1234-5678', '1990-01-02', 'FEMALE', 'FIRST_VISIT', '" + day + "', '" + time
                + "', 'CONFIRMED', 'WRINKLE_BOTOX', now())";
    }

    private static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
