package clinic.frontdesk.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Messages;
import clinic.frontdesk.ui.Actions;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.ui.Screens;
import clinic.frontdesk.ui.Theme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxViewTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

    private final List<Integer> raised = new ArrayList<>();

    private InboxSource source(boolean full) {
        return new InboxSource() {
            @Override
            public List<InboxItem> attention() {
                return full ? List.of(new InboxItem("a", "김하나", DAY, "10:00", "주름 보톡스", "full")) : List.of();
            }

            @Override
            public List<InboxItem> unconfirmed() {
                return full ? List.of(new InboxItem("b", "박두리", DAY, "14:30", "피부 관리", "")) : List.of();
            }

            @Override
            public List<UnreadableClosure> unreadableClosures() {
                return full ? List.of(new UnreadableClosure("c", "2026-12-01", "정오")) : List.of();
            }

            @Override
            public Optional<ShownCapacity> capacity() {
                return full && raised.isEmpty() ? Optional.of(new ShownCapacity(1480, 912, 1, 3)) : Optional.empty();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"full,ko,LIGHT", "full,en,DARK", "empty,ko,DARK", "empty,en,LIGHT"})
    void oneButtonRaisesTheCapacityWhereTheBookingsShowMore(String state, String language, Theme theme)
            throws Exception {
        boolean full = state.equals("full");
        Locale locale = Locale.of(language);
        Screens.onScreen(() -> {
            InboxViewModel model = new InboxViewModel(source(full), raised::add, new InPlaceTasks());
            model.load();
            InboxView view = new InboxView(model, Messages.of(locale), new Actions());
            Button raise = (Button) view.root().lookup("#raise");
            assertThat(raise.getParent().isVisible()).isEqualTo(full);
            Screens.picture("inbox-" + state + "-" + language, view.root(), theme, 300, 680);
            if (full) {
                raise.fire();
            }
            assertThat(raised).isEqualTo(full ? List.of(3) : List.of());
            assertThat(raise.getParent().isVisible()).isFalse();
            view.close();
            return model;
        });
    }
}
