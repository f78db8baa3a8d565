package clinic.frontdesk.walkin.ui;

import static org.assertj.core.api.Assertions.assertThat;

import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.text.Text;
import clinic.frontdesk.ui.InPlaceTasks;
import clinic.frontdesk.walkin.WalkIn;
import clinic.frontdesk.walkin.WalkInOffer;
import clinic.frontdesk.walkin.WalkInSource;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkInEntryViewModelTest {

    private final Source source = new Source();
    private final WalkInEntryViewModel model = new WalkInEntryViewModel(source, new InPlaceTasks());
    private int told;

    /** Two services, and who was added. */
    private static final class Source implements WalkInSource {
        private final List<String> added = new ArrayList<>();

        @Override
        public List<WalkInOffer> offers() {
            return List.of();
        }

        @Override
        public List<ServiceChoice> services() {
            return List.of(new ServiceChoice("a", "보톡스", 30, 10), new ServiceChoice("b", "리프팅", 60, 10));
        }

        @Override
        public WalkIn add(String patientName, String phone, @Nullable String serviceId) {
            added.add(patientName + "|" + phone + "|" + serviceId);
            return new WalkIn("1", LocalDateTime.of(2026, 11, 30, 10, 0), patientName, phone, serviceId);
        }

        @Override
        public boolean remove(String id) {
            return false;
        }
    }

    @Test
    void aNameIsEnoughAndTheNextFormIsEmpty() {
        model.setOnAdded(() -> told++);
        model.open();
        model.add();
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("walk-in.no-name"));
        model.nameProperty().set(" 김하나 ");
        assertThat(model.problemProperty().get()).isEqualTo(Text.NONE);
        model.phoneProperty().set("010-1234-5678");
        model.choose(2);
        model.add();
        model.open();
        assertThat(List.of(model.nameProperty().get(), model.phoneProperty().get()))
                .containsExactly("", "");
        model.nameProperty().set("이두리");
        model.choose(1);
        model.choose(1);
        model.choose(7);
        model.add();
        assertThat(source.added).containsExactly("김하나|010-1234-5678|b", "이두리||null");
        assertThat(told).isEqualTo(2);
    }

    @Test
    void whatIsTooLongIsSaid() {
        model.open();
        model.nameProperty().set("가".repeat(101));
        model.add();
        assertThat(model.problemProperty().get()).isEqualTo(Text.of("walk-in.too-long"));
        assertThat(source.added).isEmpty();
    }
}
