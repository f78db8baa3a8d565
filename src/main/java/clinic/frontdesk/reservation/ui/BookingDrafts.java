package clinic.frontdesk.reservation.ui;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The interrupted forms of this session, the latest first. They are offered, and never fill a form by themselves. */
public final class BookingDrafts {

    private static final int MOST = 3;

    private final ObservableList<BookingDraft> drafts = FXCollections.observableArrayList();

    void keep(BookingDraft draft) {
        drafts.addFirst(draft);
        if (drafts.size() > MOST) {
            drafts.removeLast();
        }
    }

    /** Removes a draft, to go on with it or for good. */
    public void remove(BookingDraft draft) {
        drafts.remove(draft);
    }

    /** The ids of requests whose answers were lost. */
    List<String> unanswered() {
        return drafts.stream()
                .flatMap(draft ->
                        draft.unanswered() == null ? List.<String>of().stream() : draft.unanswered().ids().stream())
                .toList();
    }

    public ObservableList<BookingDraft> drafts() {
        return drafts;
    }
}
