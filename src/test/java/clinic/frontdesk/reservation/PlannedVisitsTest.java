package clinic.frontdesk.reservation;

import static clinic.frontdesk.tables.frontdesk.Tables.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.database.ClinicAddress;
import clinic.frontdesk.database.ClinicDatabase;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.reservation.PlannedVisit.VisitPart;
import clinic.frontdesk.text.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the booking form reads: visits at a start with what is in their way, and the reservations of a patient. */
class PlannedVisitsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);

    private final TestDatabase data = TestDatabase.upgraded();
    private final ClinicDatabase database = ClinicDatabase.open(new ClinicAddress.Server(data.url()));
    private final VisitPlanner planner = new VisitPlanner(database.dsl());

    PlannedVisitsTest() {
        data.run("UPDATE frontdesk.clinic SET fixed_now = '2026-11-30 08:30'::timestamp AT TIME ZONE 'Asia/Seoul'");
        data.run("""
            INSERT INTO public.services (id, code, name, "durationMinutes", "bufferMinutes", "isActive",
                "displayOrder", "updatedAt")
            VALUES ('care', 'CARE', '피부 관리', 60, 0, true, 2, now())\
            """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-30,600,'10:00–10:30 김철수 님과 겹칩니다.'",
        "2026-11-30,570,'10:00–10:30 김철수 님과 겹칩니다.'",
        "2026-11-30,480,지난 시간입니다.",
        "2026-11-30,1200,'진료 시간(09:00–12:00, 14:00–18:00) 밖입니다.'",
        "2026-12-25,600,'휴진: 기독탄신일'",
        "2026-11-30,630,''"
    })
    void whatIsInTheWayIsNamed(LocalDate date, int start, String expected) {
        book("a", "10:00");
        data.run("UPDATE frontdesk.occupancy SET buffer_minutes = 0");

        PlannedVisit visit = Objects.requireNonNull(planner.at(List.of("care"), date, start));

        assertThat(visit.parts()).containsExactly(new VisitPart(start, start + 60));
        assertThat(Messages.of(Locale.KOREAN).text(visit.inTheWay())).isEqualTo(expected);
        assertThat(visit.past()).isEqualTo(start == 480);
    }

    @Test
    void aServiceThatIsNotOfferedHasNoVisit() {
        data.run("UPDATE public.services SET \"isActive\" = false WHERE id = 'care'");

        assertThat(planner.at(List.of("care"), MONDAY, 600)).isNull();
    }

    @Test
    void theVisitsOfAPatientAreReadFromTheIndex() {
        book("coming", "10:00");
        book("cancelled", "11:00");
        book("missed", "14:00");
        data.run("UPDATE public.reservations SET status = 'CANCELLED' WHERE id = 'cancelled'");
        data.run("UPDATE public.reservations SET \"preferredDate\" = '2026-08-11', status = 'NO_SHOW'"
                + " WHERE id = 'missed'");
        new PatientIndexer(database.dsl()).run(() -> false);
        long patient = data.dsl().fetchSingle(PATIENT).getId();

        PatientVisits.Found found = new JooqPatientVisits(database.dsl()).of(patient);

        assertThat(found.past())
                .containsExactly(
                        new PatientVisit("missed", LocalDate.of(2026, 8, 11), "14:00", "주름 보톡스", Status.NO_SHOW));
        assertThat(found.coming())
                .containsExactly(new PatientVisit("coming", MONDAY, "10:00", "주름 보톡스", Status.CONFIRMED));
    }

    private void book(String id, String time) {
        data.run("""
            INSERT INTO public.reservations (id, "patientName", phone, "birthDate", gender, "treatmentType",
                "preferredDate", "preferredTime", status, service, "updatedAt")
            VALUES ('%s', '김철수', '010-2841-7730', '1991-04-12', 'MALE', 'FOLLOW_UP', '%s', '%s', 'CONFIRMED',
                'WRINKLE_BOTOX', now())\
            """.formatted(id, MONDAY, time));
    }
}
