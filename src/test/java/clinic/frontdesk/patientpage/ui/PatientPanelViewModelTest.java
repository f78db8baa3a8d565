package clinic.frontdesk.patientpage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.TestDatabase;
import clinic.frontdesk.history.History;
import clinic.frontdesk.patient.PatientCorrections;
import clinic.frontdesk.patient.PatientDirectory;
import clinic.frontdesk.patient.PatientIndexer;
import clinic.frontdesk.patient.PatientPage;
import clinic.frontdesk.patient.PatientPages;
import clinic.frontdesk.patient.PatientRecords;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.patient.UndoablePatients;
import clinic.frontdesk.reservation.ReservationNames;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.upgrade.Databases;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class PatientPanelViewModelTest {

    private final TestDatabase database = TestDatabase.upgraded()
            .run("UPDATE frontdesk.clinic SET fixed_now = '2030-06-03 09:00+09'")
            .run(Databases.insert("past", "2030-05-10", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("next", "2030-06-10", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("later", "2030-07-10", "10:00", "WRINKLE_BOTOX"))
            .run(Databases.insert("other", "2030-06-11", "10:00", "WRINKLE_BOTOX"))
            .run("UPDATE public.reservations SET \"patientName\" = '김철수', phone = '010-2841-7730',"
                    + " \"birthDate\" = '1991-04-12';"
                    + " UPDATE public.reservations SET phone = '010-1111-2222' WHERE id = 'other';"
                    + " UPDATE public.reservations SET status = 'COMPLETED' WHERE id = 'past'");
    private final History history = new History();
    private final PatientRecords records = new PatientRecords(database.dsl());
    private final PatientDirectory search = new PatientDirectory(database.dsl(), () -> LocalDate.of(2030, 6, 3));
    private final PatientPanelViewModel model = new PatientPanelViewModel(
            new PatientPages(database.dsl())::read,
            search::ofReservation,
            new UndoablePatients(records, new PatientCorrections(database.dsl(), new ReservationNames()), history),
            new InPlaceTasks());

    @BeforeEach
    void showThePatient() {
        index();
        model.showOf("past");
    }

    private void index() {
        new PatientIndexer(database.dsl()).run();
    }

    private PatientPage page() {
        return Objects.requireNonNull(model.pageProperty().get());
    }

    @Test
    void theNoteIsSavedOnceAndTold() {
        assertThat(model.noteChanged()).isFalse();
        model.noteProperty().set(" 리도카인 알레르기 ");
        assertThat(model.noteChanged()).isTrue();
        model.saveNote();

        assertThat(model.noteChanged()).isFalse();
        assertThat(page().patient().alert()).isEqualTo("리도카인 알레르기");
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("patient.note-saved"));
        assertThat(history.nextUndo()).contains(Text.of("history.patient-noted", "김철수"));
    }

    @Test
    void aNoteUnderEditIsKeptWhenAnotherDeskWrites() {
        model.noteProperty().set("임신 중");
        records.setAlert(page().patient().id(), "", "리도카인 알레르기");
        model.refresh();

        assertThat(model.noteProperty().get()).isEqualTo("임신 중");
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("patient.note-changed", "리도카인 알레르기"));
        model.revertNote();
        assertThat(model.noteProperty().get()).isEqualTo("리도카인 알레르기");
    }

    @Test
    void aCorrectionUnderWayIsKeptWhenAnotherDeskCorrects() {
        model.startCorrecting();
        model.nameProperty().set("김철숙");
        new PatientCorrections(database.dsl(), new ReservationNames())
                .correct(page().patient(), "김철우", "010-2841-7730", List.of());
        model.refresh();

        assertThat(model.nameProperty().get()).isEqualTo("김철숙");
        assertThat(model.noticeProperty().get())
                .isEqualTo(Text.of("patient.person-changed", "김철수", "010-2841-7730", "김철우", "010-2841-7730"));
    }

    @Test
    void aTooLongNoteIsNotWritten() {
        model.noteProperty().set("가".repeat(501));
        model.saveNote();

        assertThat(model.wrongProperty().get()).isTrue();
        assertThat(page().patient().alert()).isEmpty();
    }

    @Test
    void tagsAreGivenTakenAndMade() {
        PatientTag vip = model.tags().getFirst();
        model.setTag(vip, true);
        assertThat(page().tags()).containsExactly(vip);
        model.startAddingTag();
        model.addTag(" 단골 ", "blue", "◆");
        assertThat(model.addingTagProperty().get()).isFalse();
        assertThat(page().tags()).extracting(PatientTag::name).containsExactly("VIP", "단골");
        model.setTag(vip, false);
        assertThat(page().tags()).extracting(PatientTag::name).containsExactly("단골");
        model.startAddingTag();
        model.addTag("", "blue", "◆");
        assertThat(model.addingTagProperty().get()).isTrue();
        assertThat(model.wrongProperty().get()).isTrue();
    }

    @Test
    void theChosenComingReservationsAreCorrected() {
        model.startCorrecting();
        assertThat(model.coming()).extracting(PatientPage.Visit::reservationId).containsExactly("next", "later");
        assertThat(model.isChosen("later")).isTrue();
        model.choose("later", false);
        model.nameProperty().set("김철순");
        model.phoneProperty().set("+82 10 2841 7731");
        model.correct();

        assertThat(model.correctingProperty().get()).isFalse();
        assertThat(page().patient().name()).isEqualTo("김철순");
        assertThat(database.dsl()
                        .fetch("SELECT id || ' ' || \"patientName\" || ' ' || phone FROM public.reservations ORDER BY"
                                + " id")
                        .getValues(0, String.class))
                .containsExactly(
                        "later 김철수 010-2841-7730",
                        "next 김철순 010-2841-7731",
                        "other 김철수 010-1111-2222",
                        "past 김철수 010-2841-7730");
    }

    @ParameterizedTest
    @CsvSource({"'', 010-1111-2222, booking.problem.name.empty, ''", "김철수, 12, '', booking.problem.phone.form"})
    void aProblemIsToldAtItsField(String name, String phone, String nameProblem, String phoneProblem) {
        model.startCorrecting();
        model.nameProperty().set(name);
        model.phoneProperty().set(phone);
        model.correct();

        assertThat(model.correctingProperty().get()).isTrue();
        assertThat(model.nameProblemProperty().get().key()).isEqualTo(nameProblem);
        assertThat(model.phoneProblemProperty().get().key()).isEqualTo(phoneProblem);
        assertThat(history.nextUndo()).isEmpty();
    }

    @Test
    void aDuplicateIsMergedAndSeparated() {
        model.merge(page().duplicates().getFirst());
        assertThat(page().visits()).hasSize(4);
        assertThat(page().duplicates()).isEmpty();
        assertThat(page().parts()).hasSize(1);
        model.unmerge(page().parts().getFirst());
        assertThat(page().visits()).hasSize(3);
        assertThat(page().duplicates()).hasSize(1);
        history.undo();
        model.refresh();
        assertThat(page().visits()).hasSize(4);
    }

    @Test
    void whatAnotherDeskChangedIsShownAndAPatientWhoLeftIsTold() {
        database.run("UPDATE public.reservations SET status = 'NO_SHOW' WHERE id = 'next'");
        index();
        model.refresh();
        assertThat(page().patient().noShows()).isEqualTo(1);

        database.run("DELETE FROM public.reservations WHERE phone LIKE '%7730'");
        index();
        model.refresh();
        assertThat(model.pageProperty().get()).isNull();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.of("patient.gone"));
    }
}
