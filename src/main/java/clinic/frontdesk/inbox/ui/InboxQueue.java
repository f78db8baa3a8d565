package clinic.frontdesk.inbox.ui;

import clinic.frontdesk.inbox.InboxItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The items of the inbox, the current one, and those that are marked to be confirmed together. */
final class InboxQueue {

    private final ObservableList<InboxItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable InboxItem> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Set<String>> marked = new ReadOnlyObjectWrapper<>(Set.of());

    /** The place of the current item in the list, which the next item takes over. */
    private int at;

    /**
     * Shows what was read. The current item stays; where it is gone, the one in its place follows.
     *
     * @param wanted the id of an item to make current if it is there, or empty
     */
    void show(List<InboxItem> read, String wanted) {
        Set<String> ids = new LinkedHashSet<>();
        read.forEach(item -> ids.add(item.id()));
        InboxItem before = current.get();
        String id = ids.contains(wanted) ? wanted : before == null ? "" : before.id();
        if (!items.equals(read)) {
            items.setAll(read);
        }
        Set<String> left = new LinkedHashSet<>(marked.get());
        left.retainAll(ids);
        marked.set(Set.copyOf(left));
        select(find(id).orElseGet(this::inPlace));
    }

    /** Shows an item as it is now; one that needs nobody any more is taken out, and the next one follows. */
    void update(InboxItem now) {
        boolean open = now.unconfirmed() || now.flagged();
        show(
                items.stream()
                        .filter(item -> open || !item.id().equals(now.id()))
                        .map(item -> item.id().equals(now.id()) ? now : item)
                        .toList(),
                "");
    }

    /** Makes an item current; one that is not in the list is ignored. */
    void select(@Nullable InboxItem item) {
        int index = item == null ? -1 : items.indexOf(item);
        if (index >= 0) {
            at = index;
        }
        current.set(index >= 0 ? item : null);
    }

    /** Makes the item so many places further current; false where the list ends before it. */
    boolean step(int places) {
        int index = at + places;
        if (current.get() == null || index < 0 || index >= items.size()) {
            return false;
        }
        select(items.get(index));
        return true;
    }

    /** Marks an item, or takes its mark away. */
    void toggle(InboxItem item) {
        mark(item, !marked.get().contains(item.id()));
    }

    void mark(InboxItem item, boolean wanted) {
        Set<String> ids = new LinkedHashSet<>(marked.get());
        if (wanted) {
            ids.add(item.id());
        } else {
            ids.remove(item.id());
        }
        marked.set(Set.copyOf(ids));
    }

    void unmark() {
        marked.set(Set.of());
    }

    /** The marked items in the order of the list. */
    List<InboxItem> markedItems() {
        return items.stream().filter(item -> marked.get().contains(item.id())).toList();
    }

    /** The items from the current one to another, both included, in the order of the list. */
    List<InboxItem> until(InboxItem other) {
        int index = Math.max(0, items.indexOf(other));
        return new ArrayList<>(items.subList(Math.min(at, index), Math.max(at, index) + 1));
    }

    Optional<InboxItem> find(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    private @Nullable InboxItem inPlace() {
        return items.isEmpty() ? null : items.get(Math.min(at, items.size() - 1));
    }

    /** The place of the current item, from 1; 0 without one. */
    int position() {
        return current.get() == null ? 0 : at + 1;
    }

    ObservableList<InboxItem> items() {
        return items;
    }

    ReadOnlyObjectProperty<@Nullable InboxItem> currentProperty() {
        return current.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Set<String>> markedProperty() {
        return marked.getReadOnlyProperty();
    }
}
