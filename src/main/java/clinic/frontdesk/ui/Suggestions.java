package clinic.frontdesk.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What a field suggests while one types into it, with at most one entry highlighted. Empty while it is closed. */
public final class Suggestions<T> {

    /** No entry is highlighted. */
    private static final int NONE = -1;

    private final ObservableList<T> items = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper highlighted = new ReadOnlyIntegerWrapper(NONE);

    /**
     * Shows entries in place of the shown ones.
     *
     * @param highlightFirst whether Enter takes the first; else none is highlighted
     */
    public void show(List<T> entries, boolean highlightFirst) {
        highlighted.set(NONE);
        items.setAll(entries);
        highlighted.set(highlightFirst && !entries.isEmpty() ? 0 : NONE);
    }

    /** Highlights an entry, or none. */
    public void highlight(Optional<T> entry) {
        highlighted.set(entry.map(items::indexOf).orElse(NONE));
    }

    /** Shows none. */
    public void close() {
        show(List.of(), false);
    }

    /** Highlights another entry: the next for 1, the previous for -1; past the end it goes on at the other end. */
    public void move(int step) {
        if (!items.isEmpty()) {
            int at = highlighted.get() + (highlighted.get() == NONE && step < 0 ? 0 : step);
            highlighted.set(Math.floorMod(at, items.size()));
        }
    }

    /** The highlighted entry. */
    public Optional<T> current() {
        return highlighted.get() == NONE ? Optional.empty() : Optional.of(items.get(highlighted.get()));
    }

    public boolean open() {
        return !items.isEmpty();
    }

    public ObservableList<T> items() {
        return items;
    }

    /** The index of the highlighted entry, or -1. */
    public ReadOnlyIntegerProperty highlightedProperty() {
        return highlighted.getReadOnlyProperty();
    }
}
