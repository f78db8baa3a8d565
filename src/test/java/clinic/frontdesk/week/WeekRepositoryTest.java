package clinic.frontdesk.week;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.schedule.Period;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
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
        assertThat(week.days().getFirst().fullness()).isEqualTo(Map.of(Period.MORNING, 0.0, Period.AFTERNOON, 0.0));
        assertThat(week.unconfirmed()).isZero();
    }

    @Test
    void cardsSayWhatAPersonShouldKnow() {
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
                                CardStatus.ATTENTION,
                                true,
                                true,
                                false,
                                "full"),
                        new WeekCard(
                                "web",
                                MONDAY.plusDays(2),
                                540,
                                30,
                                10,
                                "문새봄",
                                "피부 관리",
                                CardStatus.UNCONFIRMED,
                                true,
                                true,
                                false,
                                null));
        assertThat(week.days().getFirst().cards())
                .extracting(WeekCard::status)
                .containsExactly(CardStatus.UNCONFIRMED, CardStatus.DONE);
        assertThat(week.days().get(2).fullness().get(Period.MORNING)).isEqualTo(80 / 180.0);
        assertThat(week.unconfirmed()).isEqualTo(1);
        assertThat(week.attention()).isEqualTo(2);
    }

    @Test
    void theVersionMovesWithEveryChangeOfTheWeekAndWithNoOther() {
        String before = weeks.version(MONDAY);
        website("other", "2026-12-09", "09:00", "PENDING", "WRINKLE_BOTOX");
        assertThat(weeks.version(MONDAY)).isEqualTo(before);
        website("a", "2026-12-02", "09:00", "PENDING", "WRINKLE_BOTOX");
        String inserted = weeks.version(MONDAY);
        assertThat(inserted).isNotEqualTo(before);
        database.run("UPDATE public.reservations SET status = 'CONFIRMED' WHERE id = 'a'");
        String confirmed = weeks.version(MONDAY);
        assertThat(confirmed).isNotEqualTo(inserted);
        database.run("UPDATE public.clinic_time_slots SET \"maxConcurrent\" = 2, \"updatedAt\" = now()");
        assertThat(weeks.version(MONDAY)).isNotEqualTo(confirmed);
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
