package clinic.frontdesk.reservation.ui;

import static clinic.frontdesk.reservation.ui.PreparedDesk.BOTOX;
import static clinic.frontdesk.reservation.ui.PreparedDesk.CARE;
import static clinic.frontdesk.reservation.ui.PreparedDesk.KIM;
import static clinic.frontdesk.reservation.ui.PreparedDesk.TODAY;
import static clinic.frontdesk.reservation.ui.PreparedDesk.start;
import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.patient.PatientSummary;
import clinic.frontdesk.patient.PatientTag;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.NewReservation;
import clinic.frontdesk.reservation.PatientVisit;
import clinic.frontdesk.reservation.PatientVisits.Found;
import clinic.frontdesk.reservation.Refusal;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingFormViewTest {

    private final PreparedDesk desk = new PreparedDesk();
    private final List<String> opened = new ArrayList<>();
    private final BookingFormViewModel form = new BookingFormViewModel(desk.sources(), new InPlaceTasks(), () -> TODAY);

    private BookingFormView view(Locale locale) {
        form.open();
        BookingFormView view = new BookingFormView(form, Messages.of(locale), new Actions(), opened::add);
        new Scene(view.root(), 320, 690);
        Theme.LIGHT.applyTo(view.root().getScene());
        view.root().applyCss();
        view.root().layout();
        return view;
    }

    private void fill() {
        form.patient().nameProperty().set("박두리");
        form.patient().phoneProperty().set("01012345678");
        form.patient().birthProperty().set("900101-2");
        form.service().take(BOTOX);
    }

    @Test
    void enterChoosesTheFocusedStartAndBooksOnceItIsChosen() throws Exception {
        Screens.onScreen(() -> {
            BookingFormView view = view(Locale.KOREAN);
            fill();
            Node chip = ((GridPane) view.root().lookup("#chips")).getChildren().get(1);
            press(chip, KeyCode.ENTER);
            assertThat(desk.asked).isEmpty();
            press(chip, KeyCode.ENTER);
            assertThat(desk.asked).extracting(NewReservation::start).containsExactly(600);
            view.close();
            return form;
        });
    }

    @Test
    void aDigitChoosesOutsideOfTextFieldsOnly() throws Exception {
        Screens.onScreen(() -> {
            BookingFormView view = view(Locale.KOREAN);
            fill();
            press(view.root().lookup("#phrase"), KeyCode.DIGIT2);
            assertThat(form.starts().chosenProperty().get().start()).isEqualTo(580);
            press(view.root().lookup("#course"), KeyCode.DIGIT2);
            assertThat(form.starts().chosenProperty().get().start()).isEqualTo(600);
            view.close();
            return form;
        });
    }

    @Test
    void resultsAreWalkedByArrowsAndEscapeClosesThemFirst() throws Exception {
        Screens.onScreen(() -> {
            desk.patients.add(similar("김철수진"));
            BookingFormView view = view(Locale.KOREAN);
            Node name = view.root().lookup("#name");
            form.patient().nameProperty().set("김철");
            ListView<?> results = (ListView<?>) view.root().lookup(".suggestions");
            assertThat(results.isVisible()).isTrue();
            press(name, KeyCode.DOWN);
            assertThat(results.getSelectionModel().getSelectedIndex()).isEqualTo(1);
            press(name, KeyCode.ESCAPE);
            assertThat(results.isVisible()).isFalse();
            assertThat(form.patient().nameProperty().get()).isEqualTo("김철");
            view.close();
            return form;
        });
    }

    @Test
    void whatStandsIsOpenedByItsKey() throws Exception {
        Screens.onScreen(() -> {
            desk.visits = PreparedDesk.standing(TODAY.plusDays(2));
            BookingFormView view = view(Locale.KOREAN);
            form.patient().pick(KIM);
            Event.fireEvent(
                    view.root().lookup("#service"),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.O, false, false, true, false));
            assertThat(opened).containsExactly("r1");
            view.close();
            return form;
        });
    }

    private static PatientSummary similar(String name) {
        return new PatientSummary(
                9,
                name,
                "050712345678",
                LocalDate.of(1988, 2, 3),
                Gender.FEMALE,
                3,
                2,
                null,
                LocalDateTime.of(2026, 11, 27, 14, 30),
                null,
                null,
                new PatientTag(1, "VIP", "gold", "★"),
                "");
    }

    private static void press(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "empty,ko,LIGHT",
        "picked,ko,LIGHT",
        "picked,en,DARK",
        "new,ko,LIGHT",
        "new,en,LIGHT",
        "searching,ko,LIGHT",
        "problems,ko,DARK",
        "visit,en,LIGHT",
        "refused,ko,LIGHT",
        "refused,en,DARK",
        "squeezed,ko,DARK",
        "course,ko,LIGHT",
        "course,en,DARK",
        "away,en,DARK",
        "drafts,ko,LIGHT"
    })
    void theFormFitsBesideTheWeek(String state, String language, Theme theme) throws Exception {
        Locale locale = Locale.of(language);
        Screens.onScreen(() -> {
            for (int week = 2; week < 10; week += 2) {
                desk.free.add(start(7 * week, week == 4 ? 620 : 580, false));
            }
            BookingFormView view = view(locale);
            prepare(state);
            return Screens.picture("booking-" + state + "-" + language, view.root(), theme, 320, 690);
        });
    }

    private void prepare(String state) {
        switch (state) {
            case "picked" -> pickKnown();
            case "searching" -> {
                desk.patients.add(similar("김철수박하늘별님구름달이"));
                form.patient().nameProperty().set("김철");
            }
            case "problems" -> {
                fill();
                form.patient().nameProperty().set("ㄱㅊㅅ");
                form.patient().phoneProperty().set("123");
                form.patient().birthProperty().set("990230-9");
                form.starts().phraseProperty().set("언젠가");
                List.of(BookingField.NAME, BookingField.PHONE, BookingField.BIRTH, BookingField.START)
                        .forEach(form::left);
            }
            case "visit" -> {
                fill();
                form.addService();
                form.service().take(CARE);
            }
            case "refused" -> {
                desk.answers.add(() ->
                        new BookingOutcome.Refused(Refusal.FULL, List.of(start(1, 580, true), start(1, 600, false))));
                fill();
                desk.free.clear();
                desk.inTheWay = Text.of("refusal.full");
                form.submit();
            }
            case "squeezed" -> {
                desk.inTheWay = Text.of("refusal.full");
                fill();
                form.starts().phraseProperty().set("오늘 11:00");
                form.squeezeIn().reasonProperty().set("원장님 지시");
            }
            case "course" -> {
                desk.inTheWay = Text.of("refusal.full");
                fill();
                form.course().onProperty().set(true);
            }
            case "away" -> {
                desk.answers.add(PreparedDesk.AWAY);
                fill();
                form.submit();
            }
            case "drafts" -> {
                fill();
                form.leave();
                form.open();
            }
            case "new" -> fill();
            default -> {}
        }
    }

    private void pickKnown() {
        desk.visits = new Found(
                List.of(
                        past(LocalDate.of(2026, 8, 11), "보톡스", Status.COMPLETED),
                        past(LocalDate.of(2026, 3, 2), "상담", Status.COMPLETED),
                        past(LocalDate.of(2026, 1, 8), "상담", Status.NO_SHOW)),
                PreparedDesk.standing(TODAY.plusDays(4)).coming());
        PatientSummary vip = new PatientSummary(
                KIM.id(),
                KIM.name(),
                KIM.phone(),
                KIM.birth(),
                KIM.gender(),
                KIM.visits(),
                KIM.noShows(),
                null,
                null,
                null,
                null,
                new PatientTag(1, "VIP", "gold", "★"),
                KIM.alert());
        form.patient().pick(vip);
        form.service().take(BOTOX);
        form.starts().chooseNumber(3);
    }

    private static PatientVisit past(LocalDate day, String service, Status status) {
        return new PatientVisit("p" + day, day, "10:00", service, status);
    }
}
