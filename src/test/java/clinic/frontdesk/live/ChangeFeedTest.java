package clinic.frontdesk.live;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.NewClosure;
import clinic.frontdesk.closure.WebsiteClosures;
import clinic.frontdesk.database.FaultyNetwork;
import clinic.frontdesk.database.TestServer;
import clinic.frontdesk.live.ChangeFeed.Pace;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.upgrade.Databases;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;

/** Changes made on one connection are reported on another, on real servers and over a faulty network. */
@Execution(ExecutionMode.CONCURRENT)
class ChangeFeedTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final String EVERY_DAY = "changed 11-30 12-01 12-02 12-03 12-04 12-05 12-06 rules";

    /** A polling interval longer than a test: changes are reported by notifications only. */
    private static final Pace NOTIFIED =
            new Pace(Duration.ofHours(1), Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(200));

    /** A very short polling interval. */
    private static final Pace POLLING =
            new Pace(Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofMillis(20), Duration.ofMillis(200));

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final List<ChangeFeed> feeds = new ArrayList<>();

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
    }

    @AfterEach
    void close() {
        feeds.forEach(ChangeFeed::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyKindOfChangeIsReportedWithItsDay(boolean notified) throws Exception {
        if (!notified) {
            noNotifications();
        }
        watch(notified ? NOTIFIED : POLLING);

        assertThat(book("a", MONDAY.plusDays(1), 600)).is(accepted("a"));
        assertReported("changed 12-01");
        database.run(Databases.insert("w", "2026-12-02", "10:00", "SKIN_CARE"));
        assertReported("changed 12-02");
        database.run("UPDATE reservations SET status = 'COMPLETED' WHERE id = 'w'");
        assertReported("changed 12-02");
        bookings().changeStatus("a", Status.CANCELLED);
        assertReported("changed 12-01");
        database.run("UPDATE reservations SET \"preferredDate\" = '2026-12-04' WHERE id = 'w'");
        assertReported("changed 12-02 12-04");
        database.run("DELETE FROM reservations WHERE id = 'w'");
        assertReported("changed 12-04");
        var closed = new Closures(database.dsl()).close(new NewClosure(MONDAY, 600, 660, null, "점검"));
        assertReported("changed 11-30");
        new Closures(database.dsl()).open(closed.id());
        assertReported("changed 11-30");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangeOfTheRulesIsReported(boolean notified) throws Exception {
        if (!notified) {
            noNotifications();
        }
        watch(notified ? NOTIFIED : POLLING);

        for (String change : List.of(
                "UPDATE clinic_time_slots SET \"maxConcurrent\" = 2 WHERE period = 'MORNING'",
                "INSERT INTO clinic_time_slots (id, \"dayOfWeek\", period, \"startTime\", \"endTime\", \"updatedAt\")"
                        + " VALUES ('sat', 'SATURDAY', 'MORNING', '09:00', '12:00', now())",
                "DELETE FROM clinic_time_slots WHERE id = 'sat'",
                "UPDATE services SET \"durationMinutes\" = 40",
                "INSERT INTO service_reservation_limits (id, \"serviceType\", \"updatedAt\")"
                        + " VALUES ('l', 'BODY_CARE', now())",
                "TRUNCATE clinic_time_slots")) {
            database.run(change);
            assertReported("changed rules");
        }
    }

    @Test
    void aStatementThatLeavesTheRulesUnchangedIsNotReported() throws Exception {
        watch(NOTIFIED);

        database.run("UPDATE services SET \"updatedAt\" = now(); UPDATE services SET name = 'x' WHERE false;"
                + "DELETE FROM services WHERE false;"
                + "INSERT INTO services SELECT * FROM services WHERE false");
        assertThat(Databases.rows(database, "SELECT * FROM frontdesk.rules_change"))
                .isEmpty();

        touch(MONDAY);
        assertReported("changed 11-30");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anUncheckedWriteIsReported(boolean notified) throws Exception {
        database.run(WebsiteClosures.table("\"Period\"") + "SELECT frontdesk.watch_website_closures()");
        if (!notified) {
            noNotifications();
        }
        watch(notified ? NOTIFIED : POLLING);
        try (Connection other = database.connect();
                Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("SELECT frontdesk.lock_day('2026-12-03')");

            database.run(Databases.insert("w", "2026-12-03", "10:00", "WRINKLE_BOTOX"));
            assertReported("changed 12-03");
            // Only the first day of a closure is listed, so any day may be concerned.
            database.run(WebsiteClosures.close("c", "2026-12-03", "10:00", "11:00"));
            assertReported("changed 12-03 rules");
            other.rollback();
        }
        database.run("TRUNCATE manual_time_closures");
        assertThat(next()).endsWith("rules");
    }

    @Test
    void writesWhoseIdentityValuesCommitOutOfOrderAreBothReported() throws Exception {
        watch(NOTIFIED);
        try (Connection early = database.connect();
                Connection late = database.connect();
                Statement first = early.createStatement();
                Statement second = late.createStatement()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            String unchecked = "INSERT INTO frontdesk.unchecked_write (reservation_id, day, error_code)"
                    + " VALUES ('%s', '2026-12-01', '55P03')";
            first.execute(unchecked.formatted("first"));
            second.execute(unchecked.formatted("second"));
            late.commit();
            assertReported("changed 12-01");
            early.commit();
            assertReported("changed 12-01");

            String opening = "UPDATE clinic_time_slots SET \"slotInterval\" = 20 WHERE \"dayOfWeek\" = '%s'";
            first.execute(opening.formatted("MONDAY"));
            second.execute(opening.formatted("FRIDAY"));
            late.commit();
            assertReported("changed rules");
            early.commit();
            assertReported("changed rules");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangeOutsideOfTheWatchedDaysIsNotReported(boolean notified) throws Exception {
        watch(notified ? NOTIFIED : POLLING);

        database.run(Databases.insert("before", "2026-11-29", "10:00", "SKIN_CARE"));
        database.run(Databases.insert("after", "2026-12-07", "10:00", "SKIN_CARE"));
        database.run("BEGIN; " + Databases.insert("undone", "2026-12-01", "10:00", "SKIN_CARE") + "ROLLBACK");
        database.run("NOTIFY frontdesk, '2026-12-01'");

        touch(MONDAY.plusDays(6));
        assertReported("changed 12-06");
    }

    @Test
    void otherDaysAreWatchedFromTheNextReadOn() throws Exception {
        ChangeFeed feed = watch(NOTIFIED);

        feed.watch(MONDAY.plusDays(6), MONDAY.plusDays(8));
        assertReported("changed 12-07 12-08");

        touch(MONDAY);
        touch(MONDAY.plusDays(8));
        assertReported("changed 12-08");
    }

    @Test
    void changesOfOneCommitAreReportedTogether() throws Exception {
        watch(NOTIFIED);

        database.run("BEGIN; SELECT frontdesk.lock_day('2026-12-01'); SELECT frontdesk.lock_day('2026-12-03');"
                + " UPDATE services SET \"bufferMinutes\" = 5; COMMIT");

        assertReported("changed 12-01 12-03 rules");
    }

    @Test
    void changesDuringAnOutageAreReportedAfterIt() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            database = server.legacy();
            Databases.upgrade(database);
            watch(NOTIFIED);

            server.kill();
            assertReported("lost");
            server.start();
            touch(MONDAY.plusDays(2));
            assertThat(untilTold("changed 12-02")).startsWith("back").doesNotContain("lost", EVERY_DAY);
        }
    }

    @Test
    void aSilentNetworkIsDetectedAndTheFeedCatchesUp() throws Exception {
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            watch(
                    through(network),
                    new Pace(
                            Duration.ofMillis(100),
                            Duration.ofMillis(400),
                            Duration.ofMillis(20),
                            Duration.ofMillis(200)));
            network.silence();
            assertReported("lost");
            touch(MONDAY.plusDays(3));
            network.repair();
            assertReported("back");
            assertReported("changed 12-03");
            network.cut();
            assertReported("lost");
            network.repair();
            assertReported("back");
        }
        assertReported("lost");
    }

    @Test
    void closingEndsThreadAndConnectionInEveryState() throws Exception {
        try (FaultyNetwork network = new FaultyNetwork(database.port())) {
            Pace patient = new Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
            ChangeFeed listening = watch(through(network), patient);
            listening.close();
            assertThat(listening.awaitTermination(Duration.ofSeconds(20))).isTrue();
            touch(MONDAY);

            ChangeFeed readingForever = watch(through(network), patient);
            network.silence();
            readingForever.watch(MONDAY, MONDAY);
            readingForever.close();
            assertThat(readingForever.awaitTermination(Duration.ofSeconds(20))).isTrue();

            ChangeFeed connecting = feed(through(network), patient);
            connecting.close();
            assertThat(connecting.awaitTermination(Duration.ofSeconds(20))).isTrue();

            network.cut();
            ChangeFeed pausing = feed(through(network), patient);
            assertReported("lost");
            pausing.close();
            assertThat(pausing.awaitTermination(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(events).isEmpty();
        database.endIdleSessions();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Databases.rows(
                        database,
                        "SELECT pid FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(until);
        }
    }

    @Test
    void notificationsContainOnlyDaysAndRules() throws Exception {
        try (Connection raw = database.connect();
                Statement statement = raw.createStatement()) {
            statement.execute("LISTEN frontdesk");
            book("a", MONDAY, 600);
            bookings().move("a", MONDAY.plusDays(1), 630);
            // Independent of the session's date style.
            database.run("DO $$ BEGIN SET LOCAL datestyle = 'SQL, DMY'; "
                    + Databases.insert("w", "2026-12-04", "10:00", "SKIN_CARE")
                    + " SET LOCAL datestyle = 'ISO'; END $$");
            database.run("UPDATE services SET name = '보톡스'");

            List<String> payloads = new ArrayList<>();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!payloads.contains("rules") && System.nanoTime() < until) {
                PGNotification[] notified = raw.unwrap(PGConnection.class).getNotifications(1000);
                for (PGNotification each : notified == null ? new PGNotification[0] : notified) {
                    payloads.add(each.getParameter());
                }
            }
            assertThat(payloads).containsExactly("2026-11-30", "2026-11-30", "2026-12-01", "2026-12-04", "rules");
        }
    }

    @Test
    void theWebsitesStatementSucceedsWhenTheNotificationQueueIsFull() throws Exception {
        try (TestServer server = TestServer.start(18)) {
            database = server.legacy();
            Databases.upgrade(database);
            database.run("ALTER SYSTEM SET max_notify_queue_pages = 64");
            server.stop();
            server.start();
            try (Connection sleeper = database.connect();
                    Statement sleeping = sleeper.createStatement()) {
                sleeping.execute("LISTEN elsewhere");
                // A listener in an open transaction does not empty the queue.
                sleeper.setAutoCommit(false);
                sleeping.execute("SELECT 1");
                assertThatThrownBy(() -> {
                            for (int i = 0; i < 70; i++) {
                                database.run("SELECT pg_notify('elsewhere', '" + i + "' || repeat('x', 7900))");
                            }
                        })
                        .hasMessageContaining("too many notifications");

                database.run(Databases.insert("w", "2026-12-01", "10:00", "WRINKLE_BOTOX"));
                database.run("UPDATE clinic_time_slots SET \"maxConcurrent\" = 2");
            }
            assertThat(Databases.rows(database, "SELECT version FROM frontdesk.day_lock WHERE day = '2026-12-01'"))
                    .containsExactly("1");
            assertThat(Databases.rows(database, "SELECT what FROM frontdesk.rules_change"))
                    .containsExactly("clinic_time_slots");
            assertThat(Databases.rows(database, "SELECT * FROM frontdesk.unchecked_write"))
                    .isEmpty();
        }
    }

    @Test
    void theWebsitesStatementSucceedsWhenAChangeCannotBeListed() {
        database.run("DROP TABLE frontdesk.rules_change");

        database.run("UPDATE services SET \"bufferMinutes\" = 0; TRUNCATE service_reservation_limits");

        assertThat(Databases.rows(database, "SELECT \"bufferMinutes\" FROM services"))
                .containsExactly("0");
    }

    @Test
    void aRecreatedTableOfRulesIsWatchedFromTheNextLaunchOn() throws Exception {
        TestDatabase clinic = TestDatabase.legacy().run("ALTER TABLE service_reservation_limits RENAME TO old_limits");
        Databases.upgrade(clinic);
        clinic.run("ALTER TABLE old_limits RENAME TO service_reservation_limits");
        Databases.upgrade(clinic);

        clinic.run("INSERT INTO service_reservation_limits (id, \"serviceType\", \"updatedAt\")"
                + " VALUES ('l', 'BODY_CARE', now())");

        assertThat(Databases.rows(clinic, "SELECT what FROM frontdesk.rules_change"))
                .containsExactly("service_reservation_limits");
    }

    private ChangeFeed watch(Pace pace) throws InterruptedException {
        return watch(database.dataSource(), pace);
    }

    /** Starts a feed of the week and waits for its first report. */
    private ChangeFeed watch(DataSource source, Pace pace) throws InterruptedException {
        ChangeFeed feed = feed(source, pace);
        assertReported(EVERY_DAY);
        return feed;
    }

    private ChangeFeed feed(DataSource source, Pace pace) {
        ChangeFeed feed = new ChangeFeed(source, pace, MONDAY, MONDAY.plusDays(6), new ChangeFeed.Listener() {
            @Override
            public void changed(DayVersions versions, boolean rules) {
                events.add("changed " + text(versions.days().keySet(), rules));
            }

            @Override
            public void lost() {
                events.add("lost");
            }

            @Override
            public void reconnected() {
                events.add("back");
            }
        });
        feeds.add(feed);
        return feed;
    }

    private static String text(Set<LocalDate> days, boolean rules) {
        return String.join(
                " ",
                Stream.concat(
                                new TreeSet<>(days)
                                        .stream().map(day -> day.toString().substring(5)),
                                rules ? Stream.of("rules") : Stream.of())
                        .toList());
    }

    private void assertReported(String wanted) throws InterruptedException {
        assertThat(next()).isEqualTo(wanted);
    }

    private String next() throws InterruptedException {
        return String.valueOf(events.poll(20, TimeUnit.SECONDS));
    }

    private List<String> untilTold(String last) throws InterruptedException {
        List<String> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!all.getLast().equals(last) && all.size() < 10);
        return all;
    }

    /** Disables notifications, so that changes are found by polling only. */
    private void noNotifications() {
        database.run("DROP FUNCTION frontdesk.notify_desks() CASCADE");
    }

    private PGSimpleDataSource through(FaultyNetwork network) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(TestDatabase.at(network.port(), database.name()).url());
        return source;
    }

    private void touch(LocalDate day) {
        database.run("SELECT frontdesk.lock_day('" + day + "')");
    }

    private DeskBookings bookings() {
        return new DatabaseBookings(database.dsl());
    }

    private BookingOutcome book(String id, LocalDate day, int start) {
        return bookings()
                .book(new NewReservation(
                        id,
                        "김철수",
                        "010-1234-5678",
                        LocalDate.of(1990, 1, 1),
                        Gender.MALE,
                        false,
                        BOTOX,
                        day,
                        start,
                        null));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangeOfATopicIsReportedWhateverDaysAreWatched(boolean notified) throws Exception {
        if (!notified) {
            noNotifications();
        }
        BlockingQueue<LiveTopic> topics = new LinkedBlockingQueue<>();
        LocalDate far = MONDAY.plusYears(1);
        feeds.add(new ChangeFeed(
                database.dataSource(), notified ? NOTIFIED : POLLING, far, far, new ChangeFeed.Listener() {
                    @Override
                    public void changed(DayVersions versions, boolean rules) {}

                    @Override
                    public void topicChanged(LiveTopic topic) {
                        topics.add(topic);
                    }

                    @Override
                    public void lost() {}

                    @Override
                    public void reconnected() {}
                }));
        for (LiveTopic topic : LiveTopic.values()) {
            assertThat(topics.poll(10, TimeUnit.SECONDS)).isEqualTo(topic);
        }
        database.run("INSERT INTO frontdesk.waiting_wish (patient_name, phone, name_key, phone_key, service_code,"
                + " service_name, last_day) VALUES ('a', '1', 'a', '1', 'A', 'A', '2026-12-31')");
        assertThat(topics.poll(10, TimeUnit.SECONDS)).isEqualTo(LiveTopic.WAITING);
        database.run("INSERT INTO frontdesk.call_entry (reservation_id, day, written_time, answer)"
                + " VALUES ('a', '2026-12-31', '10:00', 'confirmed')");
        assertThat(topics.poll(10, TimeUnit.SECONDS)).isEqualTo(LiveTopic.CALLS);
        database.run("DELETE FROM frontdesk.waiting_wish");
        assertThat(topics.poll(10, TimeUnit.SECONDS)).isEqualTo(LiveTopic.WAITING);
        database.run(
                "INSERT INTO frontdesk.notice (text, first_day, last_day) VALUES ('a', '2026-12-31', '2026-12-31')");
        assertThat(topics.poll(10, TimeUnit.SECONDS)).isEqualTo(LiveTopic.NOTICES);
        database.run("INSERT INTO frontdesk.name_display (board, hide_after) VALUES ('masked', 5)");
        assertThat(topics.poll(10, TimeUnit.SECONDS)).isEqualTo(LiveTopic.NAMES);
    }
}
