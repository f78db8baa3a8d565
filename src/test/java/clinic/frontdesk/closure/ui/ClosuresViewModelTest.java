package clinic.frontdesk.closure.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.closure.AffectedVisits;
import clinic.frontdesk.closure.Closures;
import clinic.frontdesk.closure.DateHours;
import clinic.frontdesk.closure.Holiday;
import clinic.frontdesk.closure.UndoableClosures;
import clinic.frontdesk.closure.UndoableDateHours;
import clinic.frontdesk.closure.ui.ClosureFields.DayPart;
import clinic.frontdesk.history.History;
import clinic.frontdesk.reservation.DatabaseBookings;
import clinic.frontdesk.reservation.DeskMoves;
import clinic.frontdesk.reservation.JooqServiceChoices;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.tray.DatabaseTray;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.upgrade.Databases;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel of closures without its screen, on a real database. */
class ClosuresViewModelTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final List<List<String>> printed = new ArrayList<>();
    private TestDatabase database;
    private ClosuresViewModel model;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded()
                .run("UPDATE frontdesk.clinic SET fixed_now = timestamp '2026-11-30 08:00' AT TIME ZONE 'Asia/Seoul'");
        var dsl = database.dsl();
        History history = new History();
        model = new ClosuresViewModel(
                new ClosureActs(
                        new UndoableClosures(new Closures(dsl), history),
                        new UndoableDateHours(new DateHours(dsl), history),
                        new AffectedVisits(dsl),
                        new DeskMoves(dsl, new DatabaseBookings(dsl)),
                        new DatabaseTray(dsl),
                        new JooqServiceChoices(dsl),
                        (first, last, ids) -> {
                            printed.add(ids);
                            return Text.of("closures.paper", first + " " + last);
                        }),
                new InPlaceTasks(),
                () -> MONDAY);
        model.open();
    }

    @Test
    void aDateGetsHoursOfItsOwnAndAHolidayIsOpenedAndClosedByOneClick() {
        model.fields().partProperty().set(DayPart.HOURS);
        model.fields().fromProperty().set("12/25");
        model.fields().timesProperty().set("10-14:00");
        model.submit("-");

        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("closures.hours-set", "12/25", "10:00", "14:00", 0));
        assertThat(rows("SELECT day, start_minute, end_minute FROM frontdesk.date_hours"))
                .containsExactly("2026-12-25|600|840");
        assertThat(model.holidays().getFirst()).isEqualTo(new Holiday(LocalDate.of(2026, 12, 25), "기독탄신일", true));

        model.toggle(model.holidays().getFirst());

        assertThat(rows("SELECT day FROM frontdesk.date_hours UNION SELECT day FROM frontdesk.opened_holiday"))
                .isEmpty();
        model.toggle(model.holidays().getFirst());
        assertThat(model.holidays().getFirst().opened()).isTrue();
    }

    @Test
    void oneServiceIsClosedOnSomeWeekdaysAndThoseAffectedArePrinted() {
        database.run(Databases.insert("a", "2026-12-01", "10:00", "WRINKLE_BOTOX")
                + Databases.insert("b", "2026-12-02", "10:00", "WRINKLE_BOTOX")
                + Databases.insert("c", "2026-12-08", "11:00", "WRINKLE_BOTOX"));
        model.fields().fromProperty().set("12/1");
        model.fields().untilProperty().set("12/12");
        model.fields().partProperty().set(DayPart.TIMES);
        model.fields().timesProperty().set("9:30~12");
        model.fields().toggle(DayOfWeek.TUESDAY);
        model.fields().serviceProperty().set(model.services().getFirst());

        assertThat(model.summaryProperty().get()).isEqualTo(Text.of("closures.would-hit", 2, 2, 2L));
        model.submit("장비 점검");

        assertThat(rows("SELECT day, from_minute, until_minute, service_id, reason FROM frontdesk.closure"
                        + " ORDER BY day"))
                .containsExactly(
                        "2026-12-01|570|720|frontdesk-wrinkle-botox|장비 점검",
                        "2026-12-08|570|720|frontdesk-wrinkle-botox|장비 점검");
        assertThat(model.summaryProperty().get()).isEqualTo(Text.of("closures.hit", 2, 2, 2L));
        model.print();
        assertThat(printed).containsExactly(List.of("a", "c"));
        model.openAgain(model.coming().getFirst());
        assertThat(model.coming()).hasSize(1);
        assertThat(model.affected()).extracting(visit -> visit.id()).containsExactly("c");
    }

    @Test
    void closingTheSameAgainSaysThatItIsOneClosure() {
        for (int i = 0; i < 2; i++) {
            model.fields().fromProperty().set("12/1");
            model.submit("학회");
        }

        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("closures.closed-again", 1, 1L));
        assertThat(model.coming()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', DAY, '', closures.problem.from",
        "someday, '', DAY, '', booking.problem.date.form",
        "12/3, 12/1 2026, DAY, '', closures.problem.range",
        "12/1, '', TIMES, '', closures.problem.times",
        "12/1, '', TIMES, 12-10, closures.problem.times",
        "12/1, '', HOURS, '', closures.problem.times"
    })
    void whatIsWrongIsSaidBesideTheFields(String from, String until, DayPart part, String times, String problem) {
        model.fields().fromProperty().set(from);
        model.fields().untilProperty().set(until);
        model.fields().partProperty().set(part);
        model.fields().timesProperty().set(times);

        model.submit("학회");

        assertThat(model.fields().problemProperty().get().key()).isEqualTo(problem);
        assertThat(rows("SELECT day FROM frontdesk.closure")).isEmpty();
    }

    private List<String> rows(String query) {
        return Databases.rows(database, query);
    }
}
