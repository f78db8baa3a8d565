package clinic.frontdesk.closure;

import static clinic.frontdesk.reservation.Outcomes.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.Maintenance;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.BookingOutcome.Refused;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskBookings;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hours of single dates, on a real database. */
@Execution(ExecutionMode.CONCURRENT)
class DateHoursTest {

    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25);
    private static final LocalDate SATURDAY = LocalDate.of(2026, 12, 26);
    private static final LocalDate MONDAY = LocalDate.of(2026, 12, 28);
    private static final String BOTOX = "frontdesk-wrinkle-botox";
    private static final OpenHours MORNING = new OpenHours(600, 840, 30, 1);

    private TestDatabase database;
    private DeskBookings bookings;
    private DateHours hours;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-12-24 08:00' AT TIME ZONE 'Asia/Seoul'");
        bookings = new DatabaseBookings(database.dsl());
        hours = new DateHours(database.dsl());
    }

    @Test
    void aHolidayIsOpenedWithHoursOfItsOwnByWhomIsRecorded() {
        DateHours.DateChange change = hours.open(CHRISTMAS, 600, 840);

        assertThat(change)
                .isEqualTo(new DateHours.DateChange(
                        CHRISTMAS,
                        new DateRules("기독탄신일", false, List.of()),
                        new DateRules("기독탄신일", true, List.of(MORNING)),
                        List.of()));
        assertThat(starts(CHRISTMAS)).containsExactly(600, 630, 660, 690, 720, 750, 780, 810);
        assertThat(book("in", CHRISTMAS, 720)).is(accepted("in"));
        assertThat(refusal(book("out", CHRISTMAS, 840))).isEqualTo(Refusal.OUTSIDE_HOURS);
        assertThat(hours.between(CHRISTMAS, MONDAY)).isEqualTo(Map.of(CHRISTMAS, List.of(MORNING)));
        assertThat(Databases.rows(
                        database,
                        "SELECT day, set_by, opened_by FROM frontdesk.date_hours JOIN frontdesk.opened_holiday"
                                + " USING (day)"))
                .containsExactly("2026-12-25|postgres|postgres");
    }

    @Test
    void whatTheWebsiteBooksOutsideIsFlaggedUntilItFits() {
        hours.open(CHRISTMAS, 600, 840);
        database.run(Databases.insert("in", "2026-12-25", "10:00", "WRINKLE_BOTOX")
                + Databases.insert("out", "2026-12-25", "15:00", "WRINKLE_BOTOX"));
        assertThat(flags()).containsExactly("out|outside-hours");

        hours.open(CHRISTMAS, 600, 960);

        assertThat(flags()).isEmpty();
    }

    @Test
    void aDateThatIsNoHolidayIsOpenOtherwiseThanOnItsWeekday() {
        book("early", MONDAY, 540);
        hours.open(SATURDAY, 540, 720);

        DateHours.DateChange change = hours.open(MONDAY, 660, 720);

        assertThat(change.affected()).containsExactly(new AffectedReservation("early", 540, 570));
        assertThat(flags()).isEmpty();
        assertThat(starts(SATURDAY)).containsExactly(540, 570, 600, 630, 660, 690);
        assertThat(starts(MONDAY)).containsExactly(660, 690);
        assertThat(hours.asWeekday(MONDAY).after()).isEqualTo(new DateRules("", false, List.of()));
        assertThat(starts(MONDAY)).hasSize(13).contains(1050);
    }

    @Test
    void fewerPlacesThanAreHeldAreFlaggedAsAfterASmallerCapacity() {
        database.run("UPDATE clinic_time_slots SET \"maxConcurrent\" = 2");
        book("one", MONDAY, 600);
        book("two", MONDAY, 600);
        hours.restore(MONDAY, hours.of(MONDAY), new DateRules("", false, List.of(new OpenHours(540, 720, 30, 1))));

        assertThat(flags()).hasSize(1).first().asString().endsWith("|full");
    }

    @Test
    void theMaintenanceOfTheDayKeepsWhatTheHoursDecide() {
        hours.open(CHRISTMAS, 600, 840);
        database.run(Databases.insert("out", "2026-12-25", "15:00", "WRINKLE_BOTOX")
                + "UPDATE clinic_time_slots SET \"maxConcurrent\" = 3");

        new Maintenance(database.dsl()).run();

        assertThat(flags()).containsExactly("out|outside-hours");
    }

    @Test
    void closingTheHolidayAgainTakesItsHoursAndUndoGivesThemBack() {
        History history = new History();
        UndoableDateHours undoable = new UndoableDateHours(hours, history);
        undoable.open(CHRISTMAS, 600, 840);
        assertThat(words(history)).isEqualTo("12/25 진료 시간 10:00–14:00");
        undoable.asUsual(CHRISTMAS);
        assertThat(words(history)).isEqualTo("12/25 기독탄신일에 휴진");
        assertThat(starts(CHRISTMAS)).isEmpty();
        assertThat(hours.between(CHRISTMAS, CHRISTMAS)).isEmpty();

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(hours.of(CHRISTMAS)).isEqualTo(new DateRules("기독탄신일", true, List.of(MORNING)));
        hours.open(CHRISTMAS, 540, 720);
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
        assertThat(hours.of(CHRISTMAS).hours()).containsExactly(new OpenHours(540, 720, 30, 1));
    }

    private String words(History history) {
        return Messages.of(Locale.KOREAN).text(history.nextUndo().orElseThrow());
    }

    private List<Integer> starts(LocalDate day) {
        return bookings.starts(BOTOX, day, 1).stream()
                .filter(slot -> slot.free() > 0)
                .map(Slot::start)
                .toList();
    }

    private List<String> flags() {
        return Databases.rows(
                database, "SELECT reservation_id, code FROM frontdesk.flag WHERE code <> 'squeeze-in' ORDER BY 1, 2");
    }

    private BookingOutcome book(String id, LocalDate day, int start) {
        return bookings.book(new NewReservation(
                id, "김철수", "010-1234-5678", LocalDate.of(1990, 1, 1), Gender.MALE, false, BOTOX, day, start, null));
    }

    private static Refusal refusal(BookingOutcome outcome) {
        return ((Refused) outcome).reason();
    }
}
