package clinic.frontdesk.closure;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static clinic.frontdesk.tables.frontdesk.Tables.CLOSURE;
import static clinic.frontdesk.tables.frontdesk.Tables.DAY_LOCK;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.PUBLIC_HOLIDAY;
import static clinic.frontdesk.tables.public_.Tables.RESERVATIONS;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.BookingOutcome.Accepted;
import clinic.frontdesk.reservation.BookingOutcome.Refused;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.upgrade.Databases;
import clinic.frontdesk.upgrade.Rollback;
import clinic.frontdesk.upgrade.UpgradeSettings;
import clinic.frontdesk.week.ClosedInterval;
import clinic.frontdesk.week.ServiceClosure;
import clinic.frontdesk.week.WeekRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class ClosuresTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final int ROUNDS = 60;

    private TestDatabase database;
    private DSLContext dsl;
    private DeskBookings bookings;
    private Closures closures;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        dsl = database.dsl();
        bookings = new DatabaseBookings(dsl);
        closures = new Closures(dsl);
    }

    @Test
    void case9AClosureRefusesTheDeskAndLeavesWhatEndsAsItBegins() {
        close(600, 660);

        assertThat(reason(book("a", 600))).isEqualTo(Refusal.CLOSED);
        assertThat(reason(book("a", 630))).isEqualTo(Refusal.CLOSED);
        assertThat(reason(book("a", 571))).isEqualTo(Refusal.CLOSED);
        assertThat(book("a", 570)).is(accepted("a"));
        assertThat(book("b", 660)).is(accepted("b"));
        assertThat(bookings.starts(BOTOX, MONDAY, 1))
                .noneMatch(start -> start.start() == 600 || start.start() == 630)
                .anyMatch(start -> start.start() == 690);
    }

    @Test
    void case10AnAfternoonClosedLeavesTheMorning() {
        close(720, 1440);

        assertThat(bookings.starts(BOTOX, MONDAY, 1)).hasSize(6);
        assertThat(reason(book("a", 840))).isEqualTo(Refusal.CLOSED);
        assertThat(book("a", 690)).is(accepted("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void case21AClosureAndABookingRaceAndNeverNeither(String isolation) throws Exception {
        database.run("ALTER DATABASE " + database.name() + " SET default_transaction_isolation = '" + isolation + "'");
        CyclicBarrier together = new CyclicBarrier(2);
        Set<LocalDate> holidays =
                dsl.select(PUBLIC_HOLIDAY.DAY).from(PUBLIC_HOLIDAY).fetchSet(PUBLIC_HOLIDAY.DAY);
        List<LocalDate> days = Stream.iterate(MONDAY, day -> day.plusWeeks(1))
                .filter(day -> !holidays.contains(day))
                .limit(ROUNDS)
                .toList();
        int refused = 0;
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                LocalDate day = days.get(round);
                String id = "r" + round;
                Future<BookingOutcome> booking = writers.submit(() -> {
                    together.await();
                    return new DatabaseBookings(database.dsl()).book(reservation(id, day, 600));
                });
                Future<ClosureResult> closing = writers.submit(() -> {
                    together.await();
                    return new Closures(database.dsl()).close(new NewClosure(day, 600, 660, null, "점검"));
                });

                BookingOutcome outcome = booking.get();
                List<AffectedReservation> affected = closing.get().affected();
                if (outcome instanceof Accepted) {
                    assertThat(affected).containsExactly(new AffectedReservation(id, 600, 630));
                } else {
                    assertThat(reason(outcome)).isEqualTo(Refusal.CLOSED);
                    assertThat(affected).isEmpty();
                    refused++;
                }
            }
        }
        assertThat(dsl.fetchCount(CLOSURE)).isEqualTo(ROUNDS);
        assertThat(dsl.fetchCount(FLAG)).isZero();
        assertThat(dsl.fetchCount(RESERVATIONS)).isEqualTo(ROUNDS - refused);
    }

    @Test
    void closingListsWhatIsBookedThereAndLeavesIt() {
        book("before", 540);
        book("in", 600);
        book("after", 660);
        bookings.changeStatus("after", Status.CANCELLED);

        assertThat(close(560, 700).affected())
                .containsExactly(new AffectedReservation("before", 540, 570), new AffectedReservation("in", 600, 630));
        assertThat(close("another-service", 560, 700).affected()).isEmpty();
        assertThat(marks()).isEmpty();
        assertThat(reason(bookings.changeStatus("after", Status.CONFIRMED))).isEqualTo(Refusal.CLOSED);
    }

    @Test
    void theWebsitesRowIsKeptAndFlaggedUntilTheDayIsOpenedAgain() {
        ClosureResult closed = close(600, 660);
        database.run(Databases.insert("web", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        assertThat(marks()).containsExactly("web closed");

        assertThat(closures.open(closed.id())).contains(closed.closure());

        assertThat(marks()).isEmpty();
        assertThat(closures.open(closed.id())).isEmpty();
        assertThat(reason(book("a", 600))).isEqualTo(Refusal.FULL);
    }

    @Test
    void whatTheWebsiteOpensAgainIsUnflaggedToo() {
        database.run(WebsiteClosures.table("\"Period\"") + "SELECT frontdesk.watch_website_closures();"
                + WebsiteClosures.close("c1", "2026-11-30", "10:00", "11:00"));
        book("desk", 570);
        database.run(Databases.insert("web", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        assertThat(marks()).containsExactly("web closed");

        database.run("UPDATE manual_time_closures SET is_active = false");

        assertThat(marks()).containsExactly("web full");
    }

    @Test
    void aSqueezeInIsBookedOverAClosureAndMarked() throws SQLException {
        close(600, 660);
        try (Connection desk = database.connect();
                Statement statement = desk.createStatement()) {
            statement.execute("SET frontdesk.writer = 'desk'; SET frontdesk.squeeze_in = '응급'");
            statement.execute(Databases.insert("urgent", "2026-11-30", "10:00", "WRINKLE_BOTOX"));
        }
        assertThat(marks()).containsExactly("urgent squeeze-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(20)", "\"Period\""})
    void theWebsitesClosuresAreHonoured(String period) {
        database.run(WebsiteClosures.table(period)
                + WebsiteClosures.close("c1", "2026-11-30", "10:00", "11:00")
                + WebsiteClosures.close("c2", "2026-11-30", "14:00", null)
                + WebsiteClosures.close("off", "2026-11-30", "16:00", "17:00")
                + "UPDATE manual_time_closures SET is_active = false WHERE id = 'off'");

        assertThat(reason(book("a", 600))).isEqualTo(Refusal.CLOSED);
        assertThat(reason(book("a", 840))).isEqualTo(Refusal.CLOSED);
        assertThat(book("a", 845)).is(accepted("a"));
        assertThat(book("b", 960)).is(accepted("b"));
        assertThat(new WeekRepository(dsl).load(MONDAY).days().getFirst().closures())
                .containsExactly(new ClosedInterval(600, 660, "site"), new ClosedInterval(840, 870, "site"));
    }

    @Test
    void aClosureOfOneServiceIsDrawnBesideAndTakesItsPlacesAlone() {
        closures.close(new NewClosure(MONDAY, 480, 600, BOTOX, "장비 점검"));

        var week = new WeekRepository(dsl).load(MONDAY);

        assertThat(week.days().getFirst().closures()).isEmpty();
        assertThat(week.days().getFirst().closedServices())
                .containsExactly(new ServiceClosure("주름 보톡스", 540, 600, "장비 점검"));
        assertThat(week.free(BOTOX).getFirst().start()).isEqualTo(600);
    }

    @Test
    void aRowThatCannotBeReadSpoilsOnlyItself() {
        database.run(WebsiteClosures.table("varchar(20)")
                + WebsiteClosures.close("c1", "2026-11-30", "10시", "11:00")
                + WebsiteClosures.close("c2", "2026-11-30", "11:00", "10:00")
                + WebsiteClosures.close("c3", "2026-11-30", "12:00", "25:00")
                + WebsiteClosures.close("c4", "2026-11-30", "9:30", "24:00")
                + "ALTER TABLE manual_time_closures DROP COLUMN service_id, DROP COLUMN reason");

        assertThat(book("a", 540)).is(accepted("a"));
        assertThat(reason(book("b", 1050))).isEqualTo(Refusal.CLOSED);
        assertThat(new WeekRepository(dsl).load(MONDAY).days().getFirst().closures())
                .containsExactly(new ClosedInterval(570, 1440, ""));
    }

    @Test
    void aTableThatTheDeskCannotReadClosesNothingAndFailsNobody() {
        database.run("CREATE TABLE manual_time_closures (id text, something text); INSERT INTO manual_time_closures"
                + " VALUES ('a', 'b')");

        assertThat(book("a", 600)).is(accepted("a"));
        assertThat(close(660, 720).websiteRows()).isNull();
        assertThat(reason(book("b", 660))).isEqualTo(Refusal.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"varchar(20)", "\"Period\""})
    void theDesksClosureIsWrittenForTheWebsiteAndTakenBackAlone(String period) {
        database.run(WebsiteClosures.table(period) + WebsiteClosures.close("theirs", "2026-11-30", "11:00", "11:30"));

        ClosureResult closed = close(645, 1440);

        assertThat(closed.websiteRows()).isEqualTo(10);
        assertThat(website())
                .containsExactly(
                        "10:30 11:00 MORNING 점검",
                        "11:00 11:30 MORNING site",
                        "11:30 12:00 MORNING 점검",
                        "14:00 14:30 AFTERNOON 점검",
                        "14:30 15:00 AFTERNOON 점검",
                        "15:00 15:30 AFTERNOON 점검",
                        "15:30 16:00 AFTERNOON 점검",
                        "16:00 16:30 AFTERNOON 점검",
                        "16:30 17:00 AFTERNOON 점검",
                        "17:00 17:30 AFTERNOON 점검",
                        "17:30 18:00 AFTERNOON 점검");
        // The row of half an hour widens no closure of the desk's.
        assertThat(book("a", 605)).is(accepted("a"));

        closures.open(closed.id());

        assertThat(website()).containsExactly("11:00 11:30 MORNING site");
    }

    @Test
    void openingOneOfTwoClosuresKeepsTheOthersRows() {
        database.run(WebsiteClosures.table("\"Period\""));
        ClosureResult wide = close(540, 660);
        ClosureResult narrow = close(600, 660);
        assertThat(narrow.websiteRows()).isZero();

        closures.open(wide.id());

        assertThat(website()).containsExactly("10:00 10:30 MORNING 점검", "10:30 11:00 MORNING 점검");
        assertThat(reason(book("a", 600))).isEqualTo(Refusal.CLOSED);
        assertThat(book("a", 540)).is(accepted("a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "varchar(25)", "uuid DEFAULT gen_random_uuid()", "uuid", "serial"})
    void anIdIsMadeForTheTypeOfTheColumn(String id) {
        database.run(WebsiteClosures.table("\"Period\"").replace("id text PRIMARY KEY", "id " + id + " PRIMARY KEY"));

        ClosureResult closed = close(540, 720);

        assertThat(closed.websiteRows()).isEqualTo(6);
        closures.open(closed.id());
        assertThat(website()).isEmpty();
    }

    @Test
    void aTableThatAppearsLaterIsWatchedFromTheNextLaunchOnAndLeftByARollBack() throws Exception {
        TestDatabase clinic = TestDatabase.legacy();
        Databases.upgrade(clinic);
        new Closures(clinic.dsl())
                .close(new NewClosure(LocalDate.now(ZoneOffset.UTC).plusDays(30), 0, 1440, null, "휴가"));
        clinic.run(WebsiteClosures.table("varchar(20)") + WebsiteClosures.close("c1", "2030-06-10", "10:00", "11:00"));
        Databases.upgrade(clinic);
        long before = version(clinic, "2030-06-10");

        clinic.run(WebsiteClosures.close("c2", "2030-06-10", "14:00", null));
        assertThat(version(clinic, "2030-06-10")).isEqualTo(before + 1);
        clinic.run("UPDATE manual_time_closures SET closure_date = '2030-06-11' WHERE id = 'c2'");
        assertThat(version(clinic, "2030-06-10")).isEqualTo(before + 2);
        assertThat(version(clinic, "2030-06-11")).isEqualTo(1);
        clinic.run("DELETE FROM manual_time_closures WHERE id = 'c2'");
        assertThat(version(clinic, "2030-06-11")).isEqualTo(2);

        List<String> rows = Databases.rows(clinic, "SELECT * FROM public.manual_time_closures ORDER BY id");
        new Rollback(clinic.dataSource(), UpgradeSettings.STANDARD).run();
        assertThat(Databases.rows(clinic, "SELECT * FROM public.manual_time_closures ORDER BY id"))
                .isEqualTo(rows);
        clinic.run(WebsiteClosures.close("c3", "2030-06-10", "14:00", null));
    }

    @Test
    void theWebsiteNeverFailsWhereTheDayCannotBeTold() throws Exception {
        database.run(WebsiteClosures.table("\"Period\"") + "SELECT frontdesk.watch_website_closures()");
        try (Connection other = database.connect();
                Statement holding = other.createStatement()) {
            other.setAutoCommit(false);
            holding.execute("SELECT frontdesk.lock_day('2026-11-30')");

            database.run(WebsiteClosures.close("c1", "2026-11-30", "10:00", "11:00"));
        }
        database.run("TRUNCATE manual_time_closures");

        assertThat(Databases.rows(database, "SELECT error_code FROM frontdesk.unchecked_write ORDER BY id"))
                .hasSize(2);
    }

    private static long version(TestDatabase clinic, String day) {
        return clinic.dsl()
                .select(DAY_LOCK.VERSION)
                .from(DAY_LOCK)
                .where(DAY_LOCK.DAY.eq(LocalDate.parse(day)))
                .fetchOptional(DAY_LOCK.VERSION)
                .orElse(0L);
    }

    private List<String> website() {
        return dsl.fetch("SELECT time_slot_start || ' ' || time_slot_end || ' ' || period || ' ' || reason AS row"
                        + " FROM public.manual_time_closures ORDER BY time_slot_start")
                .getValues("row", String.class);
    }

    private List<String> marks() {
        return new ArrayList<>(dsl.select(FLAG.RESERVATION_ID.concat(" ").concat(FLAG.CODE))
                .from(FLAG)
                .orderBy(1)
                .fetch(row -> row.value1()));
    }

    private ClosureResult close(int start, int end) {
        return close(null, start, end);
    }

    private ClosureResult close(@Nullable String service, int start, int end) {
        return closures.close(new NewClosure(MONDAY, start, end, service, "점검"));
    }

    private BookingOutcome book(String id, int start) {
        return bookings.book(reservation(id, MONDAY, start));
    }

    private static NewReservation reservation(String id, LocalDate day, int start) {
        return new NewReservation(
                id, "김철수", "010-1234-5678", LocalDate.of(1990, 1, 1), Gender.MALE, false, BOTOX, day, start, null);
    }

    private static Refusal reason(BookingOutcome outcome) {
        return ((Refused) outcome).reason();
    }
}
