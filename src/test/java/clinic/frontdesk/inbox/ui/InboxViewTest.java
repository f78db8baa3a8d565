package clinic.frontdesk.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.inbox.InboxActs;
import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.patient.Gender;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.reservation.BookingOutcome;
import clinic.frontdesk.reservation.ReservationDetails;
import clinic.frontdesk.reservation.Status;
import clinic.frontdesk.schedule.Flag;
import clinic.frontdesk.schedule.Period;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.schedule.Slot;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxViewTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private final List<String> written = new ArrayList<>();
    private final List<Integer> raised = new ArrayList<>();

    /** A clinic with so many requests, every third of them over capacity; those that were settled are gone. */
    private final class Clinic implements InboxSource, InboxActs {
        private final List<InboxItem> items;
        private final List<String> settled = new ArrayList<>();

        Clinic(int size) {
            items = IntStream.range(0, size)
                    .mapToObj(i -> new InboxItem(
                            "r" + i,
                            i % 5 == 4 ? "알렉산드라 콘스탄티노플" + i : "김하나" + i,
                            "010-0000-0001",
                            DAY.plusDays(i / 8),
                            "10:00",
                            "주름 보톡스",
                            i % 3 == 2 ? List.of("full") : List.of(),
                            true))
                    .toList();
        }

        @Override
        public List<InboxItem> queue() {
            return items.stream().filter(item -> !settled.contains(item.id())).toList();
        }

        @Override
        public List<UnreadableClosure> unreadableClosures() {
            return List.of();
        }

        @Override
        public Optional<ShownCapacity> capacity() {
            return raised.isEmpty() && items.size() == 19
                    ? Optional.of(new ShownCapacity(1480, 912, 1, 3))
                    : Optional.empty();
        }

        @Override
        public BookingOutcome confirm(String id) {
            return settled(id, "confirm " + id);
        }

        @Override
        public BookingOutcome reject(String id, String reason) {
            return settled(id, "reject " + id + " " + reason);
        }

        @Override
        public BookingOutcome leave(String id, String reason) {
            return settled(id, "leave " + id + " " + reason);
        }

        @Override
        public BookingOutcome move(String id, LocalDate date, int start) {
            return settled(id, "move " + id + " " + date + " " + start);
        }

        @Override
        public Optional<Text> inTheWay(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Text> inTheWay(String id, LocalDate date, int start) {
            return Optional.empty();
        }

        private BookingOutcome settled(String id, String what) {
            settled.add(id);
            written.add(what);
            return new BookingOutcome.Accepted(id);
        }

        @Override
        public Optional<ReservationDetails> details(String id) {
            return items.stream()
                    .filter(item -> item.id().equals(id))
                    .findFirst()
                    .map(InboxViewTest::detailsOf);
        }

        @Override
        public List<Slot> startsFor(String id, LocalDate from, int days) {
            return IntStream.range(0, 8)
                    .mapToObj(i -> new Slot(DAY, Period.AFTERNOON, 840 + 30 * i, 870 + 30 * i, 1, 1, false))
                    .toList();
        }
    }

    private static ReservationDetails detailsOf(InboxItem item) {
        return new ReservationDetails(
                item.id(),
                item.patientName(),
                item.phone(),
                LocalDate.of(1991, 1, 1),
                Gender.FEMALE,
                true,
                "s1",
                item.serviceName(),
                item.date(),
                item.writtenTime(),
                600,
                30,
                10,
                Status.PENDING,
                "지난번과 같은 부위로 부탁드립니다. 주차가 어려워서 10분쯤 늦을 수 있습니다. 마취 크림은 필요 없습니다.",
                item.flagged() ? List.of(Flag.FULL) : List.of(),
                true,
                List.of(),
                1,
                null);
    }

    private InboxView view(Clinic clinic, Locale locale) {
        InboxViewModel model =
                new InboxViewModel(clinic, clinic, raised::add, new InPlaceTasks(), () -> LocalDate.of(2026, 11, 30));
        model.open();
        return new InboxView(model, Messages.of(locale), new Actions());
    }

    @ParameterizedTest
    @CsvSource({"19,ko,LIGHT", "19,en,DARK", "8,ko,DARK", "8,en,LIGHT", "0,ko,DARK", "0,en,LIGHT"})
    void theQueueIsDrawn(int size, String language, Theme theme) throws Exception {
        Screens.onScreen(() -> {
            InboxView view = view(new Clinic(size), Locale.of(language));
            assertThat(view.root().lookup("#list").isVisible()).isTrue();
            Screens.picture("inbox-" + size + "-" + language, view.root(), theme, 300, 694);
            Button raise = (Button) view.root().lookup("#raise");
            assertThat(raise.getParent().isVisible()).isEqualTo(size == 19);
            if (size == 19) {
                raise.fire();
                assertThat(raised).containsExactly(3);
            }
            assertThat(text(view, "#position")).isEqualTo(size == 0 ? "" : "1/" + size);
            view.close();
            return true;
        });
    }

    /** Confirm, move and mark are one key each; a rejection is one key, its reason, and Enter. */
    @Test
    void eachIsSettledByOneKeyAndTheNextOneFollows() throws Exception {
        Screens.onScreen(() -> {
            InboxView view = view(new Clinic(6), Locale.KOREAN);
            Screens.picture("inbox-keys", view.root(), Theme.LIGHT, 300, 694);
            Node list = view.root().lookup("#list");

            press(list, KeyCode.ENTER, false);
            assertThat(text(view, "#position")).isEqualTo("1/5");
            assertThat(text(view, ".inbox-name")).isEqualTo("김하나1");
            press(list, KeyCode.DIGIT2, false);
            press(list, KeyCode.R, false);
            TextField answer = (TextField) view.root().lookup("#answer");
            press(answer, KeyCode.R, false);
            answer.setText("학회");
            press(answer, KeyCode.ENTER, false);
            press(list, KeyCode.DOWN, true);
            assertThat(((Button) view.root().lookup("#settle")).getText()).isEqualTo("2건 확정");
            assertThat(text(view, ".inbox-name")).isEqualTo("알렉산드라 콘스탄티노플4");
            Screens.picture("inbox-marked", view.root(), Theme.LIGHT, 300, 694);
            press(list, KeyCode.ENTER, false);

            assertThat(written)
                    .containsExactly(
                            "confirm r0", "move r1 2026-12-01 870", "reject r2 학회", "confirm r3", "confirm r4");
            Screens.picture("inbox-outcomes", view.root(), Theme.LIGHT, 300, 694);
            press(list, KeyCode.ENTER, false);
            press(list, KeyCode.L, false);
            assertThat(written).hasSize(6);
            view.close();
            return true;
        });
    }

    @Test
    void theEndSaysSo() throws Exception {
        Screens.onScreen(() -> {
            InboxView view = view(new Clinic(1), Locale.KOREAN);
            Screens.picture("inbox-last", view.root(), Theme.LIGHT, 300, 694);
            press(view.root().lookup("#list"), KeyCode.ENTER, false);
            assertThat(((Label) ((ListView<?>) view.root().lookup("#list")).getPlaceholder()).getText())
                    .isEqualTo("모두 확인했습니다.");
            Screens.picture("inbox-end", view.root(), Theme.DARK, 300, 694);
            return true;
        });
    }

    /** Cells are reused: the number of them depends on the height, not on the queue. */
    @Test
    void threeHundredAreShownWithAsManyCellsAsFit() throws Exception {
        Screens.onScreen(() -> {
            InboxView view = view(new Clinic(320), Locale.KOREAN);
            Screens.picture("inbox-320", view.root(), Theme.LIGHT, 300, 694);
            assertThat(cells(view.root())).isLessThan(20);
            return true;
        });
    }

    private static long cells(Parent root) {
        return root.lookupAll(".list-cell").size();
    }

    private static String text(InboxView view, String id) {
        return ((Label) view.root().lookup(id)).getText();
    }

    private static void press(Node target, KeyCode code, boolean shift) {
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, shift, false, false, false));
    }
}
