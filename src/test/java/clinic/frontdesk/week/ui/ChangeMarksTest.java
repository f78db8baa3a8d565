package clinic.frontdesk.week.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.live.DayVersions;
import clinic.frontdesk.reservation.DisplayStatus;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import clinic.frontdesk.week.CardChange;
import clinic.frontdesk.week.OwnWrites;
import clinic.frontdesk.week.Week;
import clinic.frontdesk.week.WeekCard;
import clinic.frontdesk.week.WeekDay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;

/** What others changed is marked for some seconds on its card. */
class ChangeMarksTest {

    private static final WeekCard KEPT = card(0, 540, "김철수", DisplayStatus.CONFIRMED);
    private static final WeekCard REQUEST = card(1, 600, "이서윤", DisplayStatus.UNCONFIRMED);
    private static final WeekCard CONFIRMED = card(1, 600, "이서윤", DisplayStatus.CONFIRMED);
    private static final WeekCard BOOKED = card(2, 900, "박준호", DisplayStatus.CONFIRMED);

    private final List<Runnable> delayed = new ArrayList<>();
    private Week read = week(SampleWeeks.MONDAY, KEPT, REQUEST);
    private final WeekViewModel model = new WeekViewModel(
            monday -> read,
            new InPlaceTasks(),
            Clock.systemUTC(),
            new ChangeMarks(new OwnWrites(), (delay, action) -> delayed.add(action)));

    @Test
    void marksWhatChangedBetweenTwoReadsUntilItsTimeIsOver() {
        model.show(SampleWeeks.MONDAY);
        assertThat(model.changedProperty().get()).as("the first read").isEmpty();

        read = week(SampleWeeks.MONDAY, KEPT, CONFIRMED);
        model.reload();
        read = week(SampleWeeks.MONDAY, KEPT, CONFIRMED, BOOKED);
        model.reload();
        assertThat(model.changedProperty().get())
                .isEqualTo(
                        Map.of(CONFIRMED.reservationId(), CardChange.CHANGED, BOOKED.reservationId(), CardChange.NEW));

        delayed.getFirst().run();
        assertThat(model.changedProperty().get())
                .as("each change has its own time")
                .isEqualTo(Map.of(BOOKED.reservationId(), CardChange.NEW));
        delayed.getLast().run();
        assertThat(model.changedProperty().get()).isEmpty();
    }

    @Test
    void whatOthersCancelledStaysInSightUntilItsTimeIsOver() {
        WeekCard cancelled = card(1, 600, "이서윤", DisplayStatus.CANCELLED);
        model.show(SampleWeeks.MONDAY);
        Week without = week(SampleWeeks.MONDAY, KEPT);
        read = new Week(
                without.monday(),
                without.now(),
                without.days().stream()
                        .map(day -> day.date().equals(cancelled.date())
                                ? new WeekDay(
                                        day.plan(),
                                        day.closures(),
                                        day.cards(),
                                        List.of(cancelled),
                                        day.fullness(),
                                        List.of())
                                : day)
                        .toList(),
                without.services(),
                without.unconfirmed(),
                without.attention(),
                without.versions());
        model.reload();

        assertThat(model.changedProperty().get()).isEqualTo(Map.of(cancelled.reservationId(), CardChange.CHANGED));
        assertThat(model.card(cancelled.reservationId())).contains(cancelled);
        delayed.getFirst().run();
        assertThat(model.card(cancelled.reservationId())).isEmpty();
        assertThat(model.weekProperty().get()).isEqualTo(read);
    }

    @Test
    void marksNothingOfAWeekThatWasTurnedTo() {
        model.show(SampleWeeks.MONDAY);
        read = week(SampleWeeks.MONDAY.plusWeeks(1), BOOKED);
        model.show(SampleWeeks.MONDAY.plusWeeks(1));
        read = week(SampleWeeks.MONDAY, KEPT, CONFIRMED);
        model.show(SampleWeeks.MONDAY);

        assertThat(model.changedProperty().get()).isEmpty();
    }

    @Test
    void drawsTheMarksWithoutMovingAnythingAndTakesThemFromNodesThatAreUsedAgain() throws Exception {
        for (Theme theme : Theme.values()) {
            read = SampleWeeks.busy();
            List<String> seen = Screens.onScreen(() -> {
                List<String> lines = new ArrayList<>();
                model.show(SampleWeeks.MONDAY);
                WeekView view = new WeekView(model, Messages.of(Locale.KOREAN), new Actions());
                draw("week-before-changes", view, theme);
                read = changed(SampleWeeks.busy());
                model.reload();
                draw("week-changed-" + theme, view, theme);
                lines.add(marked(view.root()).toString());
                delayed.removeFirst().run();
                lines.add(marked(view.root()).toString());

                read = SampleWeeks.busy();
                model.reload();
                delayed.clear();
                read = week(SampleWeeks.MONDAY.plusWeeks(1), BOOKED);
                model.show(SampleWeeks.MONDAY.plusWeeks(1));
                draw("week-after-changes", view, theme);
                lines.add(marked(view.root()).toString());
                view.close();
                return lines;
            });

            assertThat(seen)
                    .containsExactly("[방금 다른 곳에서 상태나 길이가 바뀌었습니다, 방금 다른 곳에서 예약했습니다, 방금 다른 곳에서 옮겼습니다]", "[]", "[]");
        }
    }

    private static void draw(String name, WeekView view, Theme theme) throws Exception {
        assertThat(Screens.picture(name, view.root(), theme, 1155, 694)).isNotNull();
    }

    /** What the visible marked cards say of their changes. */
    private static Set<String> marked(Parent root) {
        Set<String> said = new TreeSet<>();
        for (Node card : root.lookupAll(".card")) {
            boolean ring = card.getPseudoClassStates().contains(PseudoClass.getPseudoClass("changed"));
            boolean sign = card.lookupAll(".card-change-sign").stream().anyMatch(Node::isVisible);
            String words = card.getAccessibleText();
            assertThat(ring).as("ring and sign of " + words).isEqualTo(sign);
            if (ring && card.isVisible()) {
                said.add(words.substring(words.lastIndexOf('\n') + 1));
            }
        }
        return said;
    }

    /** A web request confirmed, one reservation moved and one booked. */
    private static Week changed(Week week) {
        List<WeekCard> cards = new ArrayList<>(week.days().stream()
                .flatMap(day -> day.cards().stream())
                .map(card -> card.patientName().equals("윤태오") ? card(1, 630, "윤태오", DisplayStatus.CONFIRMED) : card)
                .toList());
        cards.add(BOOKED);
        WeekCard old = cards.stream()
                .filter(card -> card.patientName().equals("유다솔"))
                .findFirst()
                .orElseThrow();
        cards.remove(old);
        cards.add(new WeekCard(
                old.reservationId(),
                old.date(),
                570,
                old.duration(),
                old.buffer(),
                old.patientName(),
                old.serviceName(),
                old.status(),
                false,
                false,
                false,
                null,
                null,
                old.lastDigits(),
                "",
                "",
                null));
        List<WeekDay> days = week.days().stream()
                .map(day -> WeekDay.of(
                        day.plan(),
                        cards.stream()
                                .filter(card -> card.date().equals(day.date()))
                                .toList()))
                .toList();
        return new Week(week.monday(), week.now(), days, Map.of(), 4, 1, DayVersions.NONE);
    }

    private static Week week(LocalDate monday, WeekCard... cards) {
        Week empty =
                SampleWeeks.later(SampleWeeks.empty(), (int) (monday.toEpochDay() - SampleWeeks.MONDAY.toEpochDay()));
        List<WeekDay> days = empty.days().stream()
                .map(day -> WeekDay.of(
                        day.plan(),
                        Stream.of(cards)
                                .filter(card ->
                                        card.date().getDayOfWeek() == day.date().getDayOfWeek())
                                .toList()))
                .toList();
        return new Week(monday, LocalDate.of(2026, 11, 23).atTime(11, 20), days, Map.of(), 0, 0, DayVersions.NONE);
    }

    private static WeekCard card(int day, int start, String name, DisplayStatus status) {
        return SampleWeeks.card(day, start, 30, name, "주름 보톡스", status, "");
    }
}
