package clinic.frontdesk.reservation;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OCCUPANCY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.FaultRuns;
import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome.Accepted;
import clinic.frontdesk.reservation.BookingOutcome.Refused;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of the scheduling rules in which writers meet, each writer on a connection of its own, all released at once;
 * and the two in which a desk meets what it did not make.
 */
class SchedulingRacesTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    /** An upgrade flags no past days, and goes by the server's clock. */
    private static final LocalDate FAR_MONDAY = MONDAY.plusWeeks(520);

    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final String NOW =
            "UPDATE frontdesk.clinic SET fixed_now =" + " timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul';";
    /** So that every Monday is one like any other. */
    private static final String NO_HOLIDAYS = "DELETE FROM frontdesk.public_holiday;";

    private final TestDatabase database = TestDatabase.upgraded().run(NOW + NO_HOLIDAYS);
    private final DSLContext dsl = database.dsl();

    @ParameterizedTest
    @CsvSource({
        "READ COMMITTED, 1", "READ COMMITTED, 3",
        "REPEATABLE READ, 1", "REPEATABLE READ, 3",
        "SERIALIZABLE, 1", "SERIALIZABLE, 3"
    })
    void case19TenWritersAtOneStartTakeExactlyTheCapacityAndTheRestAreToldTheNearestFreeStarts(
            String isolation, int capacity) throws Exception {
        int writers = 10;
        isolatedAt(database, isolation);
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = " + capacity);
        for (int round = 0; round < 3; round++) {
            LocalDate day = MONDAY.plusWeeks(round);
            String prefix = "r" + round + "-";

            List<BookingOutcome> outcomes =
                    released(database, writers, (desk, i) -> bookings(desk).book(reservation(prefix + i, day, 600)));

            List<BookingOutcome> expected = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                expected.add(
                        outcomes.get(i) instanceof Accepted
                                ? new Accepted(prefix + i)
                                : new Refused(Refusal.FULL, nearestTo600(day, capacity)));
            }
            assertThat(outcomes).map(Outcomes::withoutChanges).isEqualTo(expected);
            assertThat(held(day))
                    .hasSize(capacity)
                    .isEqualTo(outcomes.stream()
                            .filter(Accepted.class::isInstance)
                            .map(booked -> ((Accepted) booked).reservationId() + " 600")
                            .sorted()
                            .toList());
            // What they were told is so.
            for (Slot told : nearestTo600(day, capacity)) {
                for (int place = 0; place < capacity; place++) {
                    String id = prefix + told.start() + "-" + place;
                    assertThat(bookings(dsl).book(reservation(id, day, told.start())))
                            .is(accepted(id));
                }
                database.run("DELETE FROM public.reservations WHERE id LIKE '" + prefix + told.start() + "-%'");
            }
        }
        assertThat(marks(database)).isEmpty();
    }

    private static List<Slot> nearestTo600(LocalDate day, int capacity) {
        return List.of(
                new Slot(day, Period.MORNING, 640, 670, capacity, capacity, true),
                new Slot(day, Period.MORNING, 540, 570, capacity, capacity, false),
                new Slot(day, Period.MORNING, 660, 690, capacity, capacity, false),
                new Slot(day, Period.MORNING, 690, 720, capacity, capacity, false),
                new Slot(day, Period.AFTERNOON, 840, 870, capacity, capacity, false));
    }

    @ParameterizedTest
    @Tag(FaultRuns.TAG)
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void case20TheWebsiteAndADeskAtOneStartAndTheWebsitesRowStands(String isolation) throws Exception {
        isolatedAt(database, isolation);
        // At the stricter levels the website's row may have met the desk's, and then it waits to be checked.
        boolean strict = !isolation.equals("READ COMMITTED");
        for (int round = 0; round < FaultRuns.number(8, 20); round++) {
            LocalDate day = MONDAY.plusWeeks(round);
            String desk = "desk" + round;
            String web = "web" + round;

            List<BookingOutcome> outcomes = released(database, 2, (connection, i) -> {
                if (i == 0) {
                    return bookings(connection).book(reservation(desk, day, 600));
                }
                connection.execute(Databases.insert(web, day.toString(), "10:00", "WRINKLE_BOTOX"));
                return new Accepted(web);
            });

            List<String> marksOfRound = marks(database).stream()
                    .filter(mark -> mark.endsWith(" " + day))
                    .toList();
            if (outcomes.getFirst() instanceof Accepted) {
                assertThat(held(day)).containsExactly(desk + " 600", web + " 600");
                assertThat(marksOfRound)
                        .hasSize(1)
                        .isSubsetOf(web + " full " + day, strict ? web + " unchecked " + day : "");
            } else {
                assertThat(outcomes.getFirst()).isEqualTo(new Refused(Refusal.FULL, nearestTo600(day, 1)));
                assertThat(held(day)).containsExactly(web + " 600");
                assertThat(marksOfRound).isSubsetOf(strict ? List.of(web + " unchecked " + day) : List.of());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void case20WhicheverOfTheTwoComesSecondIsRefusedOrFlagged(String isolation) {
        isolatedAt(database, isolation);
        Bookings desk = bookings(dsl);

        assertThat(desk.book(reservation("desk", MONDAY, 600))).is(accepted("desk"));
        database.run(Databases.insert("web", MONDAY.toString(), "10:00", "WRINKLE_BOTOX"));
        assertThat(marks(database)).hasSize(1).isSubsetOf("web full " + MONDAY, "web unchecked " + MONDAY);

        database.run(Databases.insert("first", TUESDAY.toString(), "10:00", "WRINKLE_BOTOX"));
        assertThat(desk.book(reservation("second", TUESDAY, 600)))
                .isEqualTo(new Refused(Refusal.FULL, nearestTo600(TUESDAY, 1)));
        assertThat(held(TUESDAY)).containsExactly("first 600");
    }

    @ParameterizedTest
    @Tag(FaultRuns.TAG)
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void case22OneMovesToTuesdayWhileAnotherMovesToMondayWithoutDeadlock(String isolation) throws Exception {
        bookings(dsl).book(reservation("a", MONDAY, 600));
        bookings(dsl).book(reservation("b", TUESDAY, 660));
        isolatedAt(database, isolation);
        for (int round = 0; round < FaultRuns.number(10, 30); round++) {
            LocalDate toA = MONDAY.plusDays(1 - round % 2);
            LocalDate toB = MONDAY.plusDays(round % 2);

            List<BookingOutcome> outcomes = released(
                    database,
                    2,
                    (desk, i) -> i == 0
                            ? bookings(desk).move("a", toA, 600)
                            : bookings(desk).move("b", toB, 660));

            assertThat(outcomes).map(Outcomes::withoutChanges).containsExactly(new Accepted("a"), new Accepted("b"));
            assertThat(held(toA)).containsExactly("a 600");
            assertThat(held(toB)).containsExactly("b 660");
        }
        assertThat(marks(database)).isEmpty();
        assertThat(deadlocks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void twoWebsiteClientsOnDifferentDaysAtOnceNeverFailByWhatTheDeskReads(String isolation) throws Exception {
        isolatedAt(database, isolation);
        try (Connection one = database.connect();
                Connection other = database.connect();
                Statement ofOne = one.createStatement();
                Statement ofOther = other.createStatement()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            ofOne.execute(Databases.insert("one1", MONDAY.toString(), "10:00", "WRINKLE_BOTOX"));
            ofOther.execute(Databases.insert("other1", MONDAY.plusDays(1).toString(), "10:00", "WRINKLE_BOTOX"));
            ofOne.execute(Databases.insert("one2", MONDAY.plusDays(2).toString(), "10:00", "WRINKLE_BOTOX"));
            ofOther.execute(Databases.insert("other2", MONDAY.plusDays(3).toString(), "10:00", "WRINKLE_BOTOX"));
            one.commit();
            other.commit();
        }
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(4);
        assertThat(dsl.fetchCount(OCCUPANCY)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void aRowThatMovesUncheckedStaysMarkedThoughADeskFindsItsOldPlaceInOrderMeanwhile(String isolation)
            throws Exception {
        bookings(dsl).book(reservation("desk", MONDAY, 660));
        database.run(Databases.insert("web", MONDAY.toString(), "10:00", "WRINKLE_BOTOX")
                + "INSERT INTO frontdesk.flag (reservation_id, code, day) VALUES ('web', 'unchecked', '" + MONDAY
                + "')");
        try (Connection website = database.connect();
                Connection other = database.connect();
                Statement ofWebsite = website.createStatement();
                Statement ofOther = other.createStatement()) {
            website.setAutoCommit(false);
            other.setAutoCommit(false);
            ofWebsite.execute("SET TRANSACTION ISOLATION LEVEL " + isolation);
            ofWebsite.execute("SELECT count(*) FROM public.reservations");
            // The website cannot take the lock: its snapshot is too old, or it waits for too long.
            ofOther.execute("SELECT frontdesk.lock_day('" + MONDAY + "')");
            if (!isolation.equals("READ COMMITTED")) {
                other.commit();
            }
            ofWebsite.execute("UPDATE public.reservations SET \"preferredTime\" = '11:00' WHERE id = 'web'");
            other.commit();
            assertThat(bookings(dsl).book(reservation("beside", MONDAY, 840))).is(accepted("beside"));
            website.commit();
        }

        assertThat(held(MONDAY)).containsExactly("beside 840", "desk 660", "web 660");
        assertThat(marks(database))
                .isSubsetOf("web full " + MONDAY, "web unchecked " + MONDAY)
                .isNotEmpty();
    }

    @ParameterizedTest
    @Tag(FaultRuns.TAG)
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void tenWebsiteClientsAtOnceAllEnd(String isolation) throws Exception {
        isolatedAt(database, isolation);
        int rounds = FaultRuns.number(4, 10);
        for (int round = 0; round < rounds; round++) {
            String prefix = round + "-";
            released(database, 10, (website, i) -> {
                String day = MONDAY.plusDays(i % 5).toString();
                website.execute(Databases.insert(prefix + i, day, "10:00", "WRINKLE_BOTOX"));
                return new Accepted(prefix + i);
            });
        }
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(10 * rounds);
        // Of each day's reservations, which take one place, at most one goes unmarked.
        assertThat(dsl.fetchCount(
                        OCCUPANCY,
                        DSL.notExists(
                                DSL.selectOne().from(FLAG).where(FLAG.RESERVATION_ID.eq(OCCUPANCY.RESERVATION_ID)))))
                .isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void case23ADayOfLegacyRowsOverCapacityShowsItsConflictAndBooksAsNormalOtherwise(String isolation)
            throws Exception {
        TestDatabase clinic = TestDatabase.legacy();
        for (String id : List.of("first", "second", "third")) {
            clinic.run(Databases.insert(id, FAR_MONDAY.toString(), "10:00", "WRINKLE_BOTOX"));
        }
        clinic.run(Databases.insert("beside", FAR_MONDAY.toString(), "15:00", "WRINKLE_BOTOX"));
        Databases.upgrade(clinic);
        clinic.run(NOW + NO_HOLIDAYS);
        isolatedAt(clinic, isolation);

        Week week = new WeekRepository(clinic.dsl()).load(FAR_MONDAY);

        assertThat(week.attention()).isEqualTo(2);
        assertThat(week.days().getFirst().cards())
                .containsExactly(
                        legacyCard("first", 600, DisplayStatus.CONFIRMED),
                        legacyCard("second", 600, DisplayStatus.ATTENTION),
                        legacyCard("third", 600, DisplayStatus.ATTENTION),
                        legacyCard("beside", 900, DisplayStatus.CONFIRMED));
        assertThat(marks(clinic)).containsExactly("second full " + FAR_MONDAY, "third full " + FAR_MONDAY);

        Map<Integer, Integer> free = new TreeMap<>();
        bookings(clinic.dsl()).starts(BOTOX, FAR_MONDAY, 1).forEach(start -> free.put(start.start(), start.free()));
        assertThat(free)
                .isEqualTo(Map.ofEntries(
                        Map.entry(540, 1),
                        Map.entry(570, 0),
                        Map.entry(600, 0),
                        Map.entry(630, 0),
                        Map.entry(640, 1),
                        Map.entry(660, 1),
                        Map.entry(690, 1),
                        Map.entry(840, 1),
                        Map.entry(870, 0),
                        Map.entry(900, 0),
                        Map.entry(930, 0),
                        Map.entry(940, 1),
                        Map.entry(960, 1),
                        Map.entry(990, 1),
                        Map.entry(1020, 1),
                        Map.entry(1050, 1)));
        // One writer for each start: those that were free are booked, the conflict takes no more.
        List<Integer> starts = List.of(540, 600, 660, 840, 900, 960);
        List<BookingOutcome> outcomes = released(
                clinic,
                starts.size(),
                (desk, i) -> bookings(desk).book(reservation("new" + starts.get(i), FAR_MONDAY, starts.get(i))));
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            if (start == 600 || start == 900) {
                assertThat(outcomes.get(i))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Refusal.FULL));
            } else {
                assertThat(outcomes.get(i)).is(accepted("new" + start));
            }
        }
        assertThat(marks(clinic)).containsExactly("second full " + FAR_MONDAY, "third full " + FAR_MONDAY);

        // A person settles it.
        for (String id : List.of("second", "third")) {
            assertThat(bookings(clinic.dsl()).changeStatus(id, Status.CANCELLED))
                    .is(accepted(id));
        }
        assertThat(marks(clinic)).isEmpty();
    }

    private static WeekCard legacyCard(String id, int start, DisplayStatus status) {
        return new WeekCard(
                id,
                FAR_MONDAY,
                start,
                30,
                10,
                "김하나",
                "주름 보톡스",
                status,
                true,
                true,
                false,
                status == DisplayStatus.ATTENTION ? Flag.FULL : null,
                null,
                "5678",
                "",
                "",
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "READ COMMITTED, America/Los_Angeles",
        "REPEATABLE READ, Pacific/Kiritimati",
        "SERIALIZABLE, Asia/Kathmandu"
    })
    void case24ADeskInAnotherZoneWritesTheSameWallClockTimesAndTheSameUtcStamps(String isolation, String zone)
            throws Exception {
        isolatedAt(database, isolation);
        TimeZone here = TimeZone.getDefault();
        LocalDateTime before = LocalDateTime.now(ZoneOffset.UTC).minusSeconds(1);
        try {
            // The driver tells the server the machine's zone.
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            List<BookingOutcome> outcomes = released(database, 2, (desk, i) -> {
                desk.execute("SET TimeZone = '" + (i == 0 ? zone : "Asia/Seoul") + "'");
                Bookings bookings = bookings(desk);
                String id = i == 0 ? "far" : "near";
                bookings.book(reservation(id, MONDAY.plusDays(i), 600));
                bookings.changeStatus(id, Status.CANCELLED);
                bookings.changeStatus(id, Status.CONFIRMED);
                return bookings.move(id, MONDAY.plusDays(i), 1050);
            });
            assertThat(outcomes)
                    .map(Outcomes::withoutChanges)
                    .containsExactly(new Accepted("far"), new Accepted("near"));
            assertThat(bookings(dsl).details("far").orElseThrow())
                    .extracting(ReservationDetails::date, ReservationDetails::start, ReservationDetails::birthDate)
                    .containsExactly(MONDAY, 1050, LocalDate.of(1990, 1, 1));
            assertThat(new WeekRepository(dsl).load(MONDAY).now()).isEqualTo(MONDAY.atTime(8, 0));
            assertThat(bookings(dsl).starts(BOTOX, MONDAY, 1).getFirst().start())
                    .isEqualTo(540);
            // Its clock is not asked: 07:49 is past in the clinic, whatever the machine says.
            assertThat(bookings(dsl).book(reservation("past", MONDAY, 469)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Refusal.PAST));
        } finally {
            TimeZone.setDefault(here);
        }

        assertThat(Databases.rows(database, """
            SELECT "preferredDate", "preferredTime", period, "timeSlotStart", "timeSlotEnd", "birthDate", status
            FROM public.reservations ORDER BY id
            """))
                .containsExactly(
                        MONDAY + "|17:30|AFTERNOON|17:30|18:00|1990-01-01 00:00:00|CONFIRMED",
                        TUESDAY + "|17:30|AFTERNOON|17:30|18:00|1990-01-01 00:00:00|CONFIRMED");
        assertThat(held(MONDAY)).containsExactly("far 1050");
        assertThat(held(TUESDAY)).containsExactly("near 1050");
        for (var row : dsl.fetch(RESERVATIONS)) {
            assertThat(List.of(row.getCreatedat(), row.getStatuschangedat(), row.getUpdatedat()))
                    .isSorted()
                    .allSatisfy(stamp -> assertThat(Duration.between(before, stamp))
                            .isBetween(Duration.ZERO, Duration.ofMinutes(1)));
        }
    }

    private static void isolatedAt(TestDatabase clinic, String isolation) {
        clinic.run("ALTER DATABASE " + clinic.name() + " SET default_transaction_isolation = '" + isolation + "'");
    }

    private static Bookings bookings(DSLContext connection) {
        return new DatabaseBookings(connection);
    }

    private static NewReservation reservation(String id, LocalDate date, int start) {
        return new NewReservation(
                id,
                // Each its own patient, or the same at one time would be a warning.
                "김" + id,
                "010-0000-0001",
                LocalDate.of(1990, 1, 1),
                Gender.MALE,
                false,
                BOTOX,
                date,
                start,
                null);
    }

    /** What holds a place on a day: id and minute. */
    private List<String> held(LocalDate day) {
        return dsl.select(OCCUPANCY.RESERVATION_ID, OCCUPANCY.START_MINUTE)
                .from(OCCUPANCY)
                .join(RESERVATIONS)
                .on(RESERVATIONS.ID.eq(OCCUPANCY.RESERVATION_ID))
                .and(RESERVATIONS.PREFERREDDATE.eq(OCCUPANCY.DAY))
                .where(OCCUPANCY.DAY.eq(day))
                .and(OCCUPANCY.HOLDS)
                .orderBy(OCCUPANCY.RESERVATION_ID)
                .fetch(row -> row.value1() + " " + row.value2());
    }

    private static List<String> marks(TestDatabase clinic) {
        return Databases.rows(
                clinic, "SELECT reservation_id || ' ' || code || ' ' || day FROM frontdesk.flag ORDER BY 1");
    }

    /** Sessions count what they met as they end. */
    private long deadlocks() {
        database.endIdleSessions();
        while (!Databases.rows(
                        database,
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid() AND backend_type = 'client backend'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
        return Long.parseLong(
                Databases.rows(database, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                        .getFirst());
    }

    private interface Writer {
        BookingOutcome write(DSLContext connection, int number) throws Exception;
    }

    /** Lets writers go all at once, each on a connection that is open already. */
    private static List<BookingOutcome> released(TestDatabase clinic, int writers, Writer writer) throws Exception {
        CyclicBarrier together = new CyclicBarrier(writers);
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<BookingOutcome>> writing = IntStream.range(0, writers)
                    .mapToObj(number -> threads.submit(() -> clinic.inSession(connection -> {
                        try {
                            together.await();
                            return writer.write(DSL.using(connection, SQLDialect.POSTGRES), number);
                        } catch (Exception e) {
                            throw e instanceof SQLException failed ? failed : new SQLException(e);
                        }
                    })))
                    .toList();
            List<BookingOutcome> outcomes = new ArrayList<>();
            for (Future<BookingOutcome> one : writing) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }
}
