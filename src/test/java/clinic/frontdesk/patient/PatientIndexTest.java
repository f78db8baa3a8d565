package clinic.frontdesk.patient;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The index of patients follows what anybody writes into the reservations. */
@Execution(ExecutionMode.CONCURRENT)
class PatientIndexTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 3);

    private final TestDatabase database =
            TestDatabase.upgraded().run("UPDATE frontdesk.clinic SET fixed_now = '2030-06-03 09:00+09'");
    private final NamedReservations website = new NamedReservations(database);
    private final PatientIndexer indexer = new PatientIndexer(database.dsl());
    private final PatientDirectory search = new PatientDirectory(database.dsl(), () -> TODAY);

    @BeforeEach
    void indexTheEmptyClinic() {
        index();
    }

    private void index() {
        assertThat(indexer.run()).isTrue();
        search.refresh();
    }

    private List<String> found(String query) {
        return search.find(query, 10).stream()
                .map(patient -> patient.name() + " " + patient.phone())
                .toList();
    }

    private List<String> values(String sql) {
        return database.dsl().fetch(sql).getValues(0, String.class);
    }

    private List<String> patients() {
        return values("SELECT name_key || '|' || phone_key || '|' || coalesce(birth::text, '') || '|' || count(l.*)"
                + " FROM frontdesk.patient AS p LEFT JOIN frontdesk.patient_reservation AS l ON l.patient_id = p.id"
                + " GROUP BY p.id ORDER BY 1");
    }

    @Test
    void aPatientIsToldWithCountsLastVisitAndNextReservation() {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-03-02", "COMPLETED")
                .add("r2", "김철수", "010-2841-7730", "1991-04-12", "2030-05-02", "COMPLETED")
                .add("r3", "김철수", "010-2841-7730", "1991-04-12", "2030-05-20", "NO_SHOW")
                .add("r4", "김철수", "010-2841-7730", "1991-04-12", "2030-06-02", "CONFIRMED")
                .add("r5", "김철수", "010-2841-7730", "1991-04-12", "2030-06-07", "CANCELLED")
                .add("r6", "김철수", "010-2841-7730", "1991-04-12", "2030-06-12", "PENDING");
        index();

        PatientSummary patient = search.ofReservation("r1").orElseThrow();
        assertThat(search.find("ㄱㅊㅅ.77", 10)).containsExactly(patient);
        assertThat(search.patient(patient.id())).contains(patient);
        assertThat(patient)
                .isEqualTo(new PatientSummary(
                        patient.id(),
                        "김철수",
                        "010-2841-7730",
                        LocalDate.of(1991, 4, 12),
                        Gender.FEMALE,
                        2,
                        1,
                        LocalDate.of(2030, 5, 2),
                        LocalDateTime.of(2030, 6, 12, 10, 0),
                        "주름 보톡스",
                        "r6",
                        null,
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "'김철수 ', 010-2841-7730",
        "'  김철수', '01028417730'",
        "김철수, '+82 10-2841-7730'",
        "김철수, '821028417730'",
        "김철수, '010 2841 7730 '",
        "김철수, '０１０－２８４１－７７３０'",
    })
    void otherSpellingsAreTheSamePatient(String name, String phone) {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10")
                .add("r2", name, phone, "1991-04-12", "2030-06-11")
                .add("r3", Normalizer.normalize(name, Normalizer.Form.NFD), phone, "1991-04-12", "2030-06-12");
        index();

        assertThat(patients()).containsExactly("김철수|821028417730|1991-04-12|3");
    }

    @ParameterizedTest
    @CsvSource({
        "김철수, 010-2841-7731, 1991-04-12",
        "김철순, 010-2841-7730, 1991-04-12",
        "김철수, 010-2841-7730, 1991-04-13",
        "김철수, 없음, 1991-04-12",
        "김철수, '', 1991-04-12",
        "김철수, 010-2841-7730, 0044-03-15 BC",
        "김철수, 010-2841-7730, infinity",
    })
    void anotherNamePhoneOrBirthDateIsAnotherPatient(String name, String phone, String birth) {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10")
                .add("r2", name, phone, birth, "2030-06-10");
        index();

        assertThat(patients()).hasSize(2).contains("김철수|821028417730|1991-04-12|1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"infinity", "-infinity", "0044-03-15 BC", "12026-06-10"})
    void daysOutsideOfTheCalendarAreIndexedToo(String day) {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", day, "COMPLETED");
        index();

        assertThat(found("ㄱㅊㅅ")).containsExactly("김철수 010-2841-7730");
        database.run("DELETE FROM public.reservations");
        index();
        assertThat(patients()).isEmpty();
    }

    @Test
    void whoHasNoReservationLeftLeaves() {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10")
                .add("r2", "이영희", "010-1111-2222", "1988-01-02", "2030-06-10");
        index();
        database.run("DELETE FROM public.reservations WHERE id = 'r1'");
        index();

        assertThat(found("김철수")).isEmpty();
        assertThat(patients()).containsExactly("이영희|821011112222|1988-01-02|1");
        database.run("TRUNCATE public.reservations CASCADE");
        index();
        assertThat(patients()).isEmpty();
        assertThat(found("이영희")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"patientName\" = '박민준'", "phone = '010-9999-8888'", "\"birthDate\" = '1970-01-01'"})
    void aChangedNamePhoneOrBirthDateMovesTheReservation(String assignment) {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2029-06-10", "COMPLETED");
        index();
        long before = search.ofReservation("r1").orElseThrow().id();
        website.change("r1", assignment);
        index();

        assertThat(search.ofReservation("r1").orElseThrow().id()).isNotEqualTo(before);
        assertThat(search.patient(before)).isEmpty();
        assertThat(patients()).hasSize(1);
    }

    @Test
    void aMovedReservationAndAChangedStatusAreCounted() {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10");
        index();
        website.change("r1", "\"preferredDate\" = '2030-06-20', \"preferredTime\" = '14:30'");
        index();
        assertThat(search.ofReservation("r1").orElseThrow().next()).isEqualTo(LocalDateTime.of(2030, 6, 20, 14, 30));
        website.change("r1", "\"preferredDate\" = '2030-06-01', status = 'COMPLETED'");
        index();

        PatientSummary patient = search.ofReservation("r1").orElseThrow();
        assertThat(patient.next()).isNull();
        assertThat(patient.visits()).isEqualTo(1);
        assertThat(patient.lastVisit()).isEqualTo(LocalDate.of(2030, 6, 1));
    }

    @Test
    void aBulkLoadThatIsKeptUncheckedIsIndexed() {
        database.run("INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\", gender,"
                + " \"treatmentType\", service, \"preferredDate\", \"preferredTime\", \"updatedAt\")"
                + " SELECT 'b' || n, '환자' || n % 700, '010-1000-' || 1000 + n % 700, '1990-01-01', 'MALE', 'FOLLOW_UP',"
                + " 'SKIN_CARE', date '2030-06-04' + n % 90, '09:00', now() FROM generate_series(1, 3000) AS n");
        index();

        assertThat(values("SELECT count(*)::text FROM frontdesk.patient")).containsExactly("700");
        assertThat(values("SELECT count(*)::text FROM frontdesk.patient_reservation"))
                .containsExactly("3000");
    }

    @Test
    void theFillIsResumedWhereItStopped() {
        database.run("INSERT INTO public.reservations (id, \"patientName\", phone, \"birthDate\", gender,"
                + " \"treatmentType\", service, \"preferredDate\", \"preferredTime\", \"updatedAt\")"
                + " SELECT 'b' || n, '환자' || n % 700, '010-1000-' || 1000 + n % 700, '1990-01-01', 'MALE', 'FOLLOW_UP',"
                + " 'SKIN_CARE', date '2029-01-01' + n % 90, '09:00', now() FROM generate_series(1, 5000) AS n;"
                + " TRUNCATE frontdesk.day_lock, frontdesk.unchecked_write");
        PatientIndexer stopped = new PatientIndexer(database.dsl());
        int[] polls = {0};
        assertThat(stopped.run(() -> polls[0]++ == 2)).isFalse();
        int some = Integer.parseInt(values("SELECT count(*)::text FROM frontdesk.patient_reservation")
                .getFirst());
        assertThat(some).isBetween(1000, 3999);

        // Nothing has counted changes of these days; another desk finishes them.
        assertThat(new PatientIndexer(database.dsl()).run()).isTrue();
        assertThat(values("SELECT count(*)::text FROM frontdesk.patient_reservation"))
                .containsExactly("5000");
    }

    @Test
    void aDeskLeavesTheIndexToTheOneThatWritesIt() {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10");
        database.dsl().transaction(other -> {
            other.dsl().fetch("SELECT frontdesk.change_patients(true)");
            assertThat(indexer.run()).isFalse();
        });
        index();

        assertThat(found("김철수")).hasSize(1);
    }

    @Test
    void aDeskSeesWhatAnotherDeskHasIndexed() {
        search.find("김", 10);
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10");
        PatientIndexer other = new PatientIndexer(database.dsl());
        other.run();

        assertThat(search.refresh()).isTrue();
        assertThat(found("김")).hasSize(1);
        assertThat(indexer.run()).isTrue();
        assertThat(patients()).hasSize(1);
    }

    @Test
    void whatWasWrittenWhileNothingCountedIsFoundByTheNextComparison() {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10");
        index();
        database.run("ALTER TABLE public.reservations DISABLE TRIGGER USER")
                .run("UPDATE public.reservations SET \"patientName\" = '김철순'")
                .run("ALTER TABLE public.reservations ENABLE ALWAYS TRIGGER frontdesk_reservations_changed")
                .run("UPDATE frontdesk.patient_index SET round_at = now() - interval '1 day'");
        new PatientIndexer(database.dsl()).run();
        search.refresh();

        assertThat(found("김철")).containsExactly("김철순 010-2841-7730");
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() {
        website.add("r1", "김철수", "010-2841-7730", "1991-04-12", "2030-06-10");
        index();
        String before = values("SELECT xmin::text || change FROM frontdesk.patient_index")
                .getFirst();
        index();

        assertThat(values("SELECT xmin::text || change FROM frontdesk.patient_index"))
                .containsExactly(before);
    }
}
