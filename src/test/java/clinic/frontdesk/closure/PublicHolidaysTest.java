package clinic.frontdesk.closure;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static clinic.frontdesk.tables.frontdesk.Tables.FLAG;
import static clinic.frontdesk.tables.frontdesk.Tables.OPENED_HOLIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.DayPlanRepository;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.BookingOutcome.Refused;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.schedule.Availability;
import clinic.frontdesk.schedule.Closure;
import clinic.frontdesk.schedule.DayPlan;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.schedule.SlotVerdict;
import clinic.frontdesk.schedule.Treatment;
import clinic.frontdesk.upgrade.Databases;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class PublicHolidaysTest {

    private static final int FIRST = 2024;
    private static final int LAST = 2060;
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final String BOTOX = "frontdesk-wrinkle-botox";

    private TestDatabase database;
    private DeskBookings bookings;
    private Closures closures;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-24 08:00' AT TIME ZONE 'Asia/Seoul'");
        bookings = new DatabaseBookings(database.dsl());
        closures = new Closures(database.dsl());
    }

    @Test
    void theHolidaysOf2024AreThose() {
        assertThat(year(2024))
                .containsExactly(
                        "01-01 신정",
                        "02-09 설날 연휴",
                        "02-10 설날",
                        "02-11 설날 연휴",
                        "02-12 대체공휴일(설날)",
                        "03-01 삼일절",
                        "04-10 국회의원 선거일",
                        "05-05 어린이날",
                        "05-06 대체공휴일(어린이날)",
                        "05-15 부처님오신날",
                        "06-06 현충일",
                        "08-15 광복절",
                        "09-16 추석 연휴",
                        "09-17 추석",
                        "09-18 추석 연휴",
                        "10-03 개천절",
                        "10-09 한글날",
                        "12-25 기독탄신일");
    }

    @Test
    void twoThatMeetHaveOneSubstituteAsIn2025() {
        assertThat(year(2025))
                .containsExactly(
                        "01-01 신정",
                        "01-28 설날 연휴",
                        "01-29 설날",
                        "01-30 설날 연휴",
                        "03-01 삼일절",
                        "03-03 대체공휴일(삼일절)",
                        "05-05 부처님오신날·어린이날",
                        "05-06 대체공휴일(부처님오신날·어린이날)",
                        "06-06 현충일",
                        "08-15 광복절",
                        "10-03 개천절",
                        "10-05 추석 연휴",
                        "10-06 추석",
                        "10-07 추석 연휴",
                        "10-08 대체공휴일(추석)",
                        "10-09 한글날",
                        "12-25 기독탄신일");
    }

    @Test
    void theHolidaysOf2026AreThose() {
        assertThat(year(2026))
                .containsExactly(
                        "01-01 신정",
                        "02-16 설날 연휴",
                        "02-17 설날",
                        "02-18 설날 연휴",
                        "03-01 삼일절",
                        "03-02 대체공휴일(삼일절)",
                        "05-01 노동절",
                        "05-05 어린이날",
                        "05-24 부처님오신날",
                        "05-25 대체공휴일(부처님오신날)",
                        "06-03 지방선거일",
                        "06-06 현충일",
                        "07-17 제헌절",
                        "08-15 광복절",
                        "08-17 대체공휴일(광복절)",
                        "09-24 추석 연휴",
                        "09-25 추석",
                        "09-26 추석 연휴",
                        "10-03 개천절",
                        "10-05 대체공휴일(개천절)",
                        "10-09 한글날",
                        "12-25 기독탄신일");
    }

    @Test
    void theHolidaysOf2027AreThose() {
        assertThat(year(2027))
                .containsExactly(
                        "01-01 신정",
                        "02-06 설날 연휴",
                        "02-07 설날",
                        "02-08 설날 연휴",
                        "02-09 대체공휴일(설날)",
                        "03-01 삼일절",
                        "05-01 노동절",
                        "05-03 대체공휴일(노동절)",
                        "05-05 어린이날",
                        "05-13 부처님오신날",
                        "06-06 현충일",
                        "07-17 제헌절",
                        "07-19 대체공휴일(제헌절)",
                        "08-15 광복절",
                        "08-16 대체공휴일(광복절)",
                        "09-14 추석 연휴",
                        "09-15 추석",
                        "09-16 추석 연휴",
                        "10-03 개천절",
                        "10-04 대체공휴일(개천절)",
                        "10-09 한글날",
                        "10-11 대체공휴일(한글날)",
                        "12-25 기독탄신일",
                        "12-27 대체공휴일(기독탄신일)");
    }

    @Test
    void aHolidayThatMeetsAChuseokIsMadeUpForAfterItAsIn2028() {
        assertThat(year(2028))
                .containsExactly(
                        "01-01 신정",
                        "01-26 설날 연휴",
                        "01-27 설날",
                        "01-28 설날 연휴",
                        "03-01 삼일절",
                        "04-12 국회의원 선거일",
                        "05-01 노동절",
                        "05-02 부처님오신날",
                        "05-05 어린이날",
                        "06-06 현충일",
                        "07-17 제헌절",
                        "08-15 광복절",
                        "10-02 추석 연휴",
                        "10-03 개천절·추석",
                        "10-04 추석 연휴",
                        "10-05 대체공휴일(개천절·추석)",
                        "10-09 한글날",
                        "12-25 기독탄신일");
    }

    @Test
    void substitutesThatWouldMeetFollowOneAnother() {
        assertThat(year(2036))
                .as("a Friday that is two holidays, and a Sunday of Chuseok")
                .containsSubsequence(
                        "10-03 개천절·추석 연휴",
                        "10-04 추석",
                        "10-05 추석 연휴",
                        "10-06 대체공휴일(개천절·추석)",
                        "10-07 대체공휴일(추석)",
                        "10-09 한글날");
        assertThat(year(2039))
                .as("a Saturday, and the Sunday after it")
                .containsSubsequence(
                        "04-30 부처님오신날", "05-01 노동절", "05-02 대체공휴일(부처님오신날)", "05-03 대체공휴일(노동절)", "05-05 어린이날");
    }

    @Test
    void anElectionGivesWayToAHolidayBesideIt() {
        assertThat(named("선거일"))
                .containsExactly(
                        "2024-04-10 국회의원 선거일",
                        "2026-06-03 지방선거일",
                        "2028-04-12 국회의원 선거일",
                        "2030-03-27 대통령 선거일",
                        "2030-06-12 지방선거일",
                        "2032-04-14 국회의원 선거일",
                        "2034-05-31 지방선거일",
                        "2036-04-09 국회의원 선거일",
                        "2038-06-02 지방선거일",
                        "2040-04-11 국회의원 선거일",
                        "2042-06-04 지방선거일",
                        "2044-04-13 국회의원 선거일",
                        "2046-06-13 지방선거일",
                        "2048-04-15 국회의원 선거일",
                        "2050-06-01 지방선거일",
                        "2052-04-10 국회의원 선거일",
                        "2054-06-03 지방선거일",
                        "2056-04-12 국회의원 선거일",
                        "2058-06-12 지방선거일",
                        "2060-04-14 국회의원 선거일");
    }

    @Test
    void everySubstituteIsAWorkingDayThatIsNothingElse() {
        List<Holiday> all = new ArrayList<>();
        for (int year = FIRST; year <= LAST; year++) {
            all.addAll(closures.holidays(year));
        }
        List<Holiday> substitutes =
                all.stream().filter(day -> day.name().contains("대체공휴일")).toList();
        assertThat(substitutes).hasSizeGreaterThan(100).allSatisfy(day -> {
            assertThat(day.date().getDayOfWeek().getValue()).isLessThan(6);
            assertThat(day.name()).matches("대체공휴일\\([^()]+\\)");
        });
    }

    @Test
    void everyLunarDateIsThatOfTheKoreanCalendar() {
        Map<String, String> lunar = new TreeMap<>();
        TimeZone seoul = TimeZone.getTimeZone("Asia/Seoul");
        Calendar korean = Calendar.getInstance(seoul, new ULocale("ko_KR@calendar=dangi"));
        assertThat(korean.getType()).isEqualTo("dangi");
        GregorianCalendar noon = new GregorianCalendar(seoul);
        for (LocalDate day = LocalDate.of(FIRST, 1, 1); day.getYear() <= LAST; day = day.plusDays(1)) {
            noon.clear();
            noon.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth(), 12, 0, 0);
            korean.setTimeInMillis(noon.getTimeInMillis());
            if (korean.get(Calendar.IS_LEAP_MONTH) == 0) {
                switch (100 * (korean.get(Calendar.MONTH) + 1) + korean.get(Calendar.DAY_OF_MONTH)) {
                    case 101 -> lunar.put(day.getYear() + " 설날", day.toString());
                    case 408 -> lunar.put(day.getYear() + " 부처님오신날", day.toString());
                    case 815 -> lunar.put(day.getYear() + " 추석", day.toString());
                    default -> {}
                }
            }
        }

        Map<String, String> known = new TreeMap<>();
        database.dsl()
                .fetch("SELECT day::text AS day, name FROM frontdesk.public_holiday"
                        + " WHERE name IN ('설날', '부처님오신날', '추석')")
                .forEach(row -> known.put(
                        row.get("day", String.class).substring(0, 4) + " " + row.get("name", String.class),
                        row.get("day", String.class)));
        assertThat(known).isEqualTo(lunar).hasSize(3 * (LAST - FIRST + 1));
    }

    @Test
    void aHolidayIsRefusedWithTheNearestStartsOfOtherDaysUntilItIsOpened() {
        Refused refused = (Refused) book("a", CHRISTMAS, 600);

        assertThat(refused.reason()).isEqualTo(Refusal.CLOSED);
        assertThat(refused.nearest()).hasSize(5).extracting(Slot::date).containsOnly(LocalDate.of(2026, 12, 24));
        assertThat(bookings.starts(BOTOX, CHRISTMAS, 1)).isEmpty();

        assertThat(openHoliday(CHRISTMAS)).contains("기독탄신일");

        assertThat(bookings.starts(BOTOX, CHRISTMAS, 1)).hasSize(14);
        assertThat(book("a", CHRISTMAS, 600)).is(accepted("a"));
        assertThat(closures.holidays(2026).getLast()).isEqualTo(new Holiday(CHRISTMAS, "기독탄신일", true));

        assertThat(keepHoliday(CHRISTMAS)).contains(List.of(new AffectedReservation("a", 600, 630)));

        assertThat(marks()).isEmpty();
        assertThat(((Refused) book("b", CHRISTMAS, 660)).reason()).isEqualTo(Refusal.CLOSED);
        assertThat(keepHoliday(CHRISTMAS)).isEmpty();
    }

    @Test
    void onlyAHolidayCanBeOpenedAndOpeningItTwiceIsOpeningItOnce() {
        assertThat(openHoliday(CHRISTMAS.plusDays(3))).isEmpty();
        assertThat(openHoliday(CHRISTMAS)).contains("기독탄신일");
        assertThat(openHoliday(CHRISTMAS)).contains("기독탄신일");

        assertThat(database.dsl().fetch(OPENED_HOLIDAY).map(row -> row.getDay() + " " + row.getOpenedBy()))
                .containsExactly("2026-12-25 postgres");
    }

    @Test
    void anOpenedHolidayIsStillClosedByAClosure() {
        openHoliday(CHRISTMAS);
        closures.close(new NewClosure(CHRISTMAS, 540, 720, null, "점검"));

        assertThat(((Refused) book("a", CHRISTMAS, 600)).reason()).isEqualTo(Refusal.CLOSED);
        assertThat(book("a", CHRISTMAS, 900)).is(accepted("a"));
    }

    @Test
    void theWebsitesRowIsKeptAndFlaggedUntilTheHolidayIsOpened() {
        database.run(Databases.insert("web", CHRISTMAS.toString(), "10:00", "WRINKLE_BOTOX")
                + Databases.insert("twice", CHRISTMAS.toString(), "10:00", "WRINKLE_BOTOX"));
        assertThat(marks()).containsExactly("twice closed", "web closed");

        openHoliday(CHRISTMAS);

        // The two do not fit beside each other, and one of them takes the place.
        assertThat(marks()).containsExactly("web full");
    }

    @Test
    void eachDeskSeesThatAHolidayWasOpenedOrKept() {
        String version = "SELECT version FROM frontdesk.day_lock WHERE day = '" + CHRISTMAS + "'";
        openHoliday(CHRISTMAS);
        assertThat(Databases.rows(database, version)).containsExactly("2");
        keepHoliday(CHRISTMAS);
        assertThat(Databases.rows(database, version)).containsExactly("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"})
    void keepingAHolidayAndABookingRaceAndNeverNeither(String isolation) throws Exception {
        database.run("ALTER DATABASE " + database.name() + " SET default_transaction_isolation = '" + isolation + "'");
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService writers = Executors.newFixedThreadPool(2)) {
            for (int year = 2027; year < 2042; year++) {
                LocalDate day = weekday(year);
                openHoliday(day);
                String id = "r" + year;
                Future<BookingOutcome> booking = writers.submit(() -> {
                    together.await();
                    return new DatabaseBookings(database.dsl()).book(reservation(id, day, 600));
                });
                Future<List<AffectedReservation>> keeping = writers.submit(() -> {
                    together.await();
                    return keepHoliday(day).orElseThrow();
                });

                BookingOutcome outcome = booking.get();
                List<AffectedReservation> affected = keeping.get();
                if (outcome instanceof Refused refused) {
                    assertThat(refused.reason()).isEqualTo(Refusal.CLOSED);
                    assertThat(affected).isEmpty();
                } else {
                    assertThat(outcome).is(accepted(id));
                    assertThat(affected).containsExactly(new AffectedReservation(id, 600, 630));
                }
            }
        }
        assertThat(marks()).isEmpty();
    }

    @Test
    void theScreenAgreesWithTheDatabaseAboutHolidays() {
        Treatment treatment = new Treatment(BOTOX, 30, 10);
        LocalDate opened = LocalDate.of(2028, 10, 4);
        openHoliday(opened);

        List<DayPlan> plans = new DayPlanRepository(database.dsl()).from(LocalDate.of(2028, 10, 1), 10);

        assertThat(plans)
                .extracting(DayPlan::closures)
                .containsExactly(
                        List.of(),
                        List.of(new Closure(null, 0, 1440, "추석 연휴")),
                        List.of(new Closure(null, 0, 1440, "개천절·추석")),
                        List.of(),
                        List.of(new Closure(null, 0, 1440, "대체공휴일(개천절·추석)")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Closure(null, 0, 1440, "한글날")),
                        List.of());
        for (DayPlan plan : plans) {
            for (int start : new int[] {480, 540, 690, 710, 840, 1050}) {
                String decided = database.dsl()
                        .fetchSingle(
                                "SELECT refusal FROM frontdesk.check_slot({0}, {1}, 30, 10, {2}, NULL, false)",
                                DSL.val(plan.date()), DSL.val(start), DSL.val(BOTOX))
                        .get(0, String.class);
                assertThat(new Availability(plan, treatment, null).at(start).verdict())
                        .as("%s at %d", plan.date(), start)
                        .isEqualTo(verdict(decided));
            }
        }
    }

    private static SlotVerdict.Verdict verdict(String refusal) {
        return refusal == null
                ? SlotVerdict.Verdict.FITS
                : SlotVerdict.Verdict.valueOf(refusal.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** A holiday of the year on a day of the week with openings. */
    private LocalDate weekday(int year) {
        return closures.holidays(year).stream()
                .map(Holiday::date)
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .findFirst()
                .orElseThrow();
    }

    private List<String> year(int year) {
        return closures.holidays(year).stream()
                .map(day -> day.date().toString().substring(5) + " " + day.name())
                .toList();
    }

    private List<String> named(String part) {
        return database
                .dsl()
                .fetch("SELECT day || ' ' || name AS line FROM frontdesk.public_holiday ORDER BY day, name")
                .getValues("line", String.class)
                .stream()
                .filter(line -> line.contains(part))
                .toList();
    }

    private List<String> marks() {
        return database.dsl()
                .select(FLAG.RESERVATION_ID.concat(" ").concat(FLAG.CODE))
                .from(FLAG)
                .orderBy(1)
                .fetch(row -> row.value1());
    }

    private BookingOutcome book(String id, LocalDate day, int start) {
        return bookings.book(reservation(id, day, start));
    }

    private static NewReservation reservation(String id, LocalDate day, int start) {
        return new NewReservation(
                id, "김철수", "010-1234-5678", LocalDate.of(1990, 1, 1), Gender.MALE, false, BOTOX, day, start, null);
    }

    /** The holiday's name; empty where the day is none. */
    private Optional<String> openHoliday(LocalDate day) {
        String name = new DateHours(database.dsl()).openHoliday(day).after().holiday();
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The reservations there; empty where the day was not opened. */
    private Optional<List<AffectedReservation>> keepHoliday(LocalDate day) {
        DateHours.DateChange change = new DateHours(database.dsl()).asUsual(day);
        return change.before().opened() ? Optional.of(change.affected()) : Optional.empty();
    }
}
