package clinic.frontdesk.inbox.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.inbox.InboxItem;
import clinic.frontdesk.inbox.InboxSource;
import clinic.frontdesk.plan.UnreadableClosure;
import clinic.frontdesk.schedule.ShownCapacity;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class InboxViewModelTest {

    private static final ShownCapacity SHOWN = new ShownCapacity(36, 24, 1, 3);

    private static final UnreadableClosure CLOSURE = new UnreadableClosure("c", "2026-12-01", "정오");

    private final List<Integer> raised = new ArrayList<>();

    /** A clinic whose bookings show a capacity until it is raised. */
    private final InboxSource source = new InboxSource() {
        @Override
        public List<InboxItem> attention() {
            return List.of();
        }

        @Override
        public List<InboxItem> unconfirmed() {
            return List.of();
        }

        @Override
        public List<UnreadableClosure> unreadableClosures() {
            return List.of(CLOSURE);
        }

        @Override
        public Optional<ShownCapacity> capacity() {
            return raised.isEmpty() ? Optional.of(SHOWN) : Optional.empty();
        }
    };

    @Test
    void oneCallRaisesTheCapacityThatTheBookingsShow() {
        InboxViewModel model = new InboxViewModel(source, raised::add, new InPlaceTasks());
        model.raiseCapacity();
        assertThat(raised).isEmpty();

        model.load();
        assertThat(model.capacityProperty().get()).isEqualTo(SHOWN);
        assertThat(model.closures()).containsExactly(CLOSURE);
        model.raiseCapacity();

        assertThat(raised).containsExactly(3);
        assertThat(model.capacityProperty().get()).isNull();
        assertThat(model.noticeProperty().get()).isEqualTo(Text.NONE);
    }

    @Test
    void aRefusedChangeIsSaidAndCanBeTriedAgain() {
        InboxViewModel model = new InboxViewModel(
                source,
                capacity -> {
                    throw new DataAccessException("refused");
                },
                new InPlaceTasks());
        model.load();

        model.raiseCapacity();

        assertThat(model.capacityProperty().get()).isEqualTo(SHOWN);
        assertThat(model.noticeProperty().get()).isNotEqualTo(Text.NONE);
    }
}
