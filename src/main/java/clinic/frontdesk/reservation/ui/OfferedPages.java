package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.schedule.VisitOption;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The offered starts, six at a time. */
public final class OfferedPages {

    /** How many starts are shown at once, numbered from 1. */
    static final int SHOWN = 6;

    private final ObservableList<VisitOption> shown = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper later = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper earlier = new ReadOnlyBooleanWrapper();
    private List<VisitOption> all = List.of();
    private int first;

    /** Replaces the starts; the same page stays shown where {@code stay}, else the first is. */
    void show(List<VisitOption> starts, boolean stay) {
        all = List.copyOf(starts);
        showFrom(stay && first < all.size() ? first : 0);
    }

    /** Shows the later ones, or the earlier ones. */
    void turn(int pages) {
        int from = first + pages * SHOWN;
        if (0 <= from && from < all.size()) {
            showFrom(from);
        }
    }

    private void showFrom(int from) {
        first = from;
        List<VisitOption> page = all.subList(from, Math.min(from + SHOWN, all.size()));
        // An equal page is not set again, so that its buttons and their focus stay.
        if (!page.equals(shown)) {
            shown.setAll(page);
        }
        later.set(from + SHOWN < all.size());
        earlier.set(from > 0);
    }

    List<VisitOption> all() {
        return all;
    }

    /** The shown starts, at most six. */
    public ObservableList<VisitOption> shown() {
        return shown;
    }

    public ReadOnlyBooleanProperty laterProperty() {
        return later.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty earlierProperty() {
        return earlier.getReadOnlyProperty();
    }
}
