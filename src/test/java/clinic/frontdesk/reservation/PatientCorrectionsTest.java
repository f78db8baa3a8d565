package clinic.frontdesk.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.history.UndoResult;
import clinic.frontdesk.patient.PatientCorrections;
import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.patient.PatientPage;
import clinic.frontdesk.patient.PatientPage.Visit;
import clinic.frontdesk.patient.PatientPages;
import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.UndoablePatients;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Name and phone of a patient corrected, in coming reservations too, undone and redone. */
@Execution(ExecutionMode.CONCURRENT)
class PatientCorrectionsTest {

    private final TestDatabase database = TestDatabase.upgraded()
            .run("UPDATE frontdesk.clinic SET fixed_now = '2030-06-03 09:00+09'")
            .run(Databases.insert("past", "2030-05-10", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("next", "2030-06-10", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("later", "2030-07-10", "10:00", "WRINKLE_BOTOX"))
            .run("UPDATE public.reservations SET \"patientName\" = '김철슈', phone = '010-2841-7730',"
                    + " \"birthDate\" = '1991-04-12', \"updatedAt\" = '2030-01-01', email = 'x@example.org';"
                    + " UPDATE public.reservations SET status = 'COMPLETED' WHERE id = 'past'");
    private final History history = new History();
    private final PatientIndexer indexer = new PatientIndexer(database.dsl());
    private final PatientDirectory search = new PatientDirectory(database.dsl(), () -> LocalDate.of(2030, 6, 3));
    private final PatientPages pages = new PatientPages(database.dsl());
    private final UndoablePatients patients = new UndoablePatients(
            new PatientRecords(database.dsl()),
            new PatientCorrections(database.dsl(), new ReservationNames()),
            history);

    @BeforeEach
    void index() {
        assertThat(indexer.run()).isTrue();
        search.refresh();
    }

    private PatientPage page() {
        return pages.read(search.ofReservation("past").orElseThrow().id()).orElseThrow();
    }

    private List<Visit> visits(String... ids) {
        return page().visits().stream()
                .filter(visit -> List.of(ids).contains(visit.reservationId()))
                .toList();
    }

    private List<String> rows() {
        return database.dsl()
                .fetch("SELECT concat_ws(' ', id, \"patientName\", phone, email) FROM public.reservations ORDER BY id")
                .getValues(0, String.class);
    }

    private List<Long> found(String query) {
        return search.find(query, 5).stream().map(PatientSummary::id).toList();
    }

    @Test
    void theChosenReservationsGetTheNameAndStayThePatients() {
        List<String> before = rows();
        PatientSummary patient = page().patient();
        assertThat(patients.correct(patient, "김철수", "010-2841-7731", visits("next")))
                .isTrue();
        index();

        assertThat(rows())
                .containsExactly(
                        "later 김철슈 010-2841-7730 x@example.org",
                        "next 김철수 010-2841-7731 x@example.org",
                        "past 김철슈 010-2841-7730 x@example.org");
        assertThat(database.dsl()
                        .fetch("SELECT id FROM public.reservations WHERE \"updatedAt\" > '2030-01-01'"
                                + " OR \"updatedAt\" < '2029-01-01'")
                        .getValues(0, String.class))
                .containsExactly("next");
        PatientPage corrected = page();
        assertThat(corrected.patient().id()).isEqualTo(patient.id());
        assertThat(corrected.patient().name()).isEqualTo("김철수");
        assertThat(corrected.patient().phone()).isEqualTo("010-2841-7731");
        assertThat(corrected.visits()).hasSize(3);
        assertThat(found("김철수")).containsExactly(patient.id());
        assertThat(found("김철슈")).containsExactly(patient.id());
        assertThat(found("7731")).containsExactly(patient.id());
        assertThat(found("7730")).containsExactly(patient.id());

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        index();
        assertThat(rows()).isEqualTo(before);
        assertThat(page().patient()).isEqualTo(patient);
        assertThat(page().parts()).isEmpty();
        assertThat(found("7731")).isEmpty();

        assertThat(history.redo()).isInstanceOf(UndoResult.Done.class);
        index();
        assertThat(page().patient()).isEqualTo(corrected.patient());
        assertThat(page().visits()).isEqualTo(corrected.visits());
    }

    @Test
    void withoutReservationsOnlyTheDeskShowsTheName() {
        List<String> before = rows();
        assertThat(patients.correct(page().patient(), "김철수", "010-2841-7730", List.of()))
                .isTrue();
        database.run("UPDATE public.reservations SET status = 'NO_SHOW' WHERE id = 'later'");
        index();

        assertThat(rows()).isEqualTo(before);
        assertThat(page().patient().name()).isEqualTo("김철수");
        assertThat(found("김철수")).hasSize(1);
    }

    @Test
    void whoHasTheNameAlreadyIsTheSamePersonUntilItIsUndone() {
        database.run(Databases.insert("other", "2030-06-20", "10:00", "WRINKLE_BOTOX"))
                .run("UPDATE public.reservations SET \"patientName\" = '김철수', phone = '010-2841-7730',"
                        + " \"birthDate\" = '1991-04-12' WHERE id = 'other'");
        index();
        PatientSummary other = search.ofReservation("other").orElseThrow();
        assertThat(patients.correct(page().patient(), "김철수", "010-2841-7730", visits("next", "later")))
                .isTrue();
        assertThat(search.ofReservation("other").orElseThrow().id())
                .isEqualTo(page().patient().id());

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        index();
        assertThat(search.ofReservation("other")).contains(other);
        assertThat(page().visits()).hasSize(3);
    }

    @Test
    void whatAnotherChangedIsNotOverwritten() {
        PatientSummary patient = page().patient();
        List<Visit> seen = visits("next", "later");
        database.run("UPDATE public.reservations SET phone = '010-5555-5555' WHERE id = 'later'");
        List<String> before = rows();

        assertThat(patients.correct(patient, "김철수", "010-2841-7730", seen)).isFalse();
        assertThat(rows()).isEqualTo(before);
        assertThat(history.nextUndo()).isEmpty();

        index();
        assertThat(patients.correct(page().patient(), "김철수", "010-2841-7730", visits("next")))
                .isTrue();
        database.run("UPDATE public.reservations SET \"patientName\" = '박민준' WHERE id = 'next'");
        assertThat(history.undo()).isInstanceOf(UndoResult.ChangedMeanwhile.class);
    }

    @Test
    void tagsNotesAndMergesAreUndoneInTheirOrder() {
        database.run(Databases.insert("other", "2030-06-20", "10:00", "WRINKLE_BOTOX"));
        index();
        PatientSummary patient = page().patient();
        PatientSummary other = search.ofReservation("other").orElseThrow();
        patients.tag(patient, patients.tags().getFirst());
        patients.note(patient, "리도카인 알레르기");
        patients.merge(patient, other);
        assertThat(page().visits()).hasSize(4);

        assertThat(history.undo()).isInstanceOf(UndoResult.Done.class);
        assertThat(page().visits()).hasSize(3);
        history.undo();
        assertThat(page().patient().alert()).isEmpty();
        history.undo();
        assertThat(page().tags()).isEmpty();
        history.redo();
        assertThat(page().tags()).hasSize(1);
    }
}
