package clinic.frontdesk.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Fullness;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeekRepositoryTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private TestDatabase database;
    private WeekRepository weeks;

    @BeforeEach
    void open() {
        database = TestDatabase.upgraded();
        weeks = new WeekRepository(database.dsl());
        database.run("UPDATE frontdesk.clinic SET fixed_now = '2026-12-01 11:20'::timestamp AT TIME ZONE 'Asia/Seoul'");
    }

    @Test
    void anEmptyWeekHasSevenDaysAndItsOpenings() {
        Week week = weeks.load(MONDAY);
        assertThat(week.now()).isEqualTo(LocalDateTime.of(2026, 12, 1, 11, 20));
        assertThat(week.days())
                .extracting(WeekDay::date)
                .startsWith(MONDAY)
                .hasSize(7)
                .endsWith(MONDAY.plusDays(6));
        assertThat(week.days())
                .extracting(WeekDay::closed)
                .containsExactly(false, false, false, false, false, true, true);
        assertThat(week.days().getFirst().fullness())
                .isEqualTo(Map.of(Period.MORNING, new Fullness(0, 180), Period.AFTERNOON, new Fullness(0, 240)));
        assertThat(week.unconfirmed()).isZero();
    }

    @Test
    void cardsHaveTheStatusAndWhatNeedsReview() {
        website("done", "2026-11-30", "09:00", "COMPLETED", "WRINKLE_BOTOX");
        website("web", "2026-12-02", "09:00", "PENDING", "SKIN_CARE");
        website("twice", "2026-12-02", "09:00", "CONFIRMED", "WRINKLE_BOTOX");
        website("gone", "2026-12-02", "10:00", "CANCELLED", "WRINKLE_BOTOX");
        website("unreadable", "2026-12-02", "오후", "CONFIRMED", "WRINKLE_BOTOX");
        website("before", "2026-11-30", "09:00", "PENDING", "WRINKLE_BOTOX");

        Week week = weeks.load(MONDAY);

        assertThat(week.days().get(2).cards())
                .containsExactly(
                        new WeekCard(
                                "twice",
                                MONDAY.plusDays(2),
                                540,
                                30,
                                10,
                                "문새봄",
                                "주름 보톡스",
                                DisplayStatus.ATTENTION,
                                true,
                                true,
                                false,
                                Flag.FULL,
                                null,
                                "0003",
                                "",
                                "",
                                null),
                        new WeekCard(
                                "web",
                                MONDAY.plusDays(2),
                                540,
                                30,
                                10,
                                "문새봄",
                                "피부 관리",
                                DisplayStatus.UNCONFIRMED,
                                true,
                                true,
                                false,
                                null,
                                null,
                                "0003",
                                "",
                                "",
                                null));
        assertThat(week.days().getFirst().cards())
                .extracting(WeekCard::status)
                .containsExactly(DisplayStatus.UNCONFIRMED, DisplayStatus.DONE);
        assertThat(week.days().get(2).fullness().get(Period.MORNING)).isEqualTo(new Fullness(80, 180));
        assertThat(week.unconfirmed()).isEqualTo(1);
        assertThat(week.attention()).isEqualTo(2);
    }

    @Test
    void aMonthHasItsPeopleItsFullnessAndItsHolidays() {
        website("a", "2026-12-02", "09:00", "CONFIRMED", "WRINKLE_BOTOX");
        website("b", "2026-12-02", "10:00", "PENDING", "WRINKLE_BOTOX");
        website("c", "2026-12-02", "11:00", "CANCELLED", "WRINKLE_BOTOX");

        Month month = new MonthRepository(database.dsl()).month(MONDAY);

        assertThat(month.days()).hasSize(Month.DAYS);
        assertThat(month.days().get(2))
                .isEqualTo(new MonthDay(LocalDate.of(2026, 12, 2), 2, new Fullness(80, 420), "", ""));
        assertThat(month.days().get(25)).isEqualTo(new MonthDay(LocalDate.of(2026, 12, 25), 0, null, "기독탄신일", "기독탄신일"));
        assertThat(month.versions().on(LocalDate.of(2026, 12, 2))).isPositive();
    }

    @Test
    void cancelledReservationsAreBesideTheOthers() {
        website("gone", "2026-12-02", "10:00", "CANCELLED", "WRINKLE_BOTOX");
        website("kept", "2026-12-02", "09:00", "CONFIRMED", "WRINKLE_BOTOX");

        Week week = weeks.load(MONDAY);

        assertThat(week.days().get(2).cancelled())
                .extracting(WeekCard::reservationId)
                .containsExactly("gone");
        assertThat(week.withCancelled().days().get(2).cards())
                .extracting(WeekCard::reservationId)
                .containsExactly("kept", "gone");
    }

    @Test
    void aHolidayIsClosedUntilItIsOpened() {
        LocalDate monday = LocalDate.of(2026, 12, 21);
        website("a", "2026-12-25", "09:00", "CONFIRMED", "WRINKLE_BOTOX");

        WeekDay holiday = weeks.load(monday).days().get(4);

        assertThat(holiday.closed()).isTrue();
        assertThat(holiday.closedFor()).contains("기독탄신일");
        assertThat(holiday.closures()).containsExactly(new ClosedInterval(0, 1440, "기독탄신일"));
        assertThat(holiday.fullness()).isEmpty();
        assertThat(holiday.cards()).extracting(WeekCard::review).containsExactly(Flag.CLOSED);

        database.run("SELECT frontdesk.open_holiday('2026-12-25')");
        WeekDay opened = weeks.load(monday).days().get(4);

        assertThat(opened.closed()).isFalse();
        assertThat(opened.closures()).isEmpty();
        assertThat(opened.fullness())
                .isEqualTo(Map.of(Period.MORNING, new Fullness(40, 180), Period.AFTERNOON, new Fullness(0, 240)));
        assertThat(opened.cards()).extracting(WeekCard::review).containsOnlyNulls();
    }

    @Test
    void aDayIsClosedAllDayOnlyByAClosureOfAllItsOpenings() {
        LocalDate saturday = MONDAY.plusDays(5);
        database.run("SELECT frontdesk.add_closure('2026-11-30', 540, 1080, NULL, '학회'),"
                + " frontdesk.add_closure('2026-12-01', 540, 1079, NULL, '점검'),"
                + " frontdesk.add_closure('%s', 600, 660, NULL, '청소')".formatted(saturday));

        assertThat(weeks.load(MONDAY).days())
                .extracting(WeekDay::closed, WeekDay::closedFor)
                .containsExactly(
                        tuple(true, Optional.of("학회")),
                        tuple(false, Optional.empty()),
                        tuple(false, Optional.empty()),
                        tuple(false, Optional.empty()),
                        tuple(false, Optional.empty()),
                        tuple(true, Optional.empty()),
                        tuple(true, Optional.empty()));
    }

    private void website(String id, String date, String time, String status, String service) {
        database.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "updatedAt")
            VALUES ('%s', '문새봄', '010-0000-0003', '1991-01-01', 'FEMALE', 'FIRST_VISIT', '%s', '%s', '%s', '%s',
                now())\
            """.formatted(id, date, time, status, service));
    }
}
