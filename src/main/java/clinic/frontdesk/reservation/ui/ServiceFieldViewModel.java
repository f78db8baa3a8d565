package clinic.frontdesk.reservation.ui;

import clinic.frontdesk.input.HangulMatch;
import clinic.frontdesk.reservation.ServiceChoice;
import clinic.frontdesk.ui.Suggestions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The services of one visit: those before, and the one in the field, which suggests services by their first letters or
 * initial consonants.
 */
public final class ServiceFieldViewModel {

    /** The most services in one visit. */
    static final int MOST = 5;

    private final ObservableList<ServiceChoice> offered = FXCollections.observableArrayList();
    private final ObservableList<ServiceChoice> before = FXCollections.observableArrayList();
    private final Suggestions<ServiceChoice> suggestions = new Suggestions<>();
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable ServiceChoice> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<ServiceChoice>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private boolean filling;

    ServiceFieldViewModel() {
        text.subscribe(now -> {
            if (!filling) {
                typed();
            }
        });
    }

    /** Replaces the services that can be booked; chosen ones that are gone are removed. */
    void offer(List<ServiceChoice> services) {
        offered.setAll(services);
        List<ServiceChoice> kept =
                before.stream().flatMap(one -> same(one).stream()).toList();
        ServiceChoice inField = current.get();
        before.setAll(kept);
        if (inField != null) {
            fill(same(inField).orElse(null));
        }
        changed();
    }

    private Optional<ServiceChoice> same(ServiceChoice service) {
        return offered.stream().filter(one -> one.id().equals(service.id())).findFirst();
    }

    private void typed() {
        String query = text.get().strip();
        ServiceChoice inField = current.get();
        if (inField != null && !inField.name().equals(query)) {
            current.set(null);
            changed();
        }
        if (current.get() == null) {
            suggest(query, !query.isEmpty());
        }
    }

    /** Suggests services for what the field holds; all of them while it is empty. */
    public void suggest() {
        if (current.get() == null) {
            suggest(text.get().strip(), !text.get().isBlank());
        }
    }

    private void suggest(String query, boolean highlight) {
        String wanted = HangulMatch.normalized(query);
        suggestions.show(
                offered.stream()
                        .filter(one -> at(one, wanted) >= 0)
                        .sorted(Comparator.comparingInt(one -> at(one, wanted)))
                        .toList(),
                highlight);
    }

    private static int at(ServiceChoice service, String query) {
        return HangulMatch.find(HangulMatch.normalized(service.name()), query);
    }

    /** Takes the highlighted suggestion. */
    void enter() {
        suggestions.current().ifPresent(this::take);
    }

    /** Takes a service into the field. */
    public void take(ServiceChoice service) {
        suggestions.close();
        fill(service);
        changed();
    }

    /** Closes the suggestions. Typed text that only one service matches takes that service. */
    void left() {
        if (current.get() == null
                && !text.get().isBlank()
                && suggestions.items().size() == 1) {
            take(suggestions.items().getFirst());
        }
        suggestions.close();
    }

    /** Puts the service in the field before, and empties the field for the one that follows directly. */
    public void then() {
        ServiceChoice inField = current.get();
        if (inField != null && before.size() < MOST - 1) {
            before.add(inField);
            fill(null);
            changed();
        }
    }

    /** Takes the highlighted suggestion, if any, and empties the field for the one that follows directly. */
    public void takeAndThen() {
        if (current.get() == null) {
            enter();
        }
        then();
        suggest();
    }

    /** Removes a service that stands before the field's. */
    public void remove(int index) {
        before.remove(index);
        changed();
    }

    /** Takes the last service before the empty field back into it. */
    void back() {
        if (text.get().isEmpty() && !before.isEmpty()) {
            take(before.removeLast());
        }
    }

    private void fill(@Nullable ServiceChoice service) {
        // Whoever follows the service finds its name in the field.
        filling = true;
        text.set(service == null ? "" : service.name());
        filling = false;
        current.set(service);
    }

    private void changed() {
        List<ServiceChoice> all = new ArrayList<>(before);
        if (current.get() != null) {
            all.add(current.get());
        }
        chosen.set(List.copyOf(all));
    }

    void clear() {
        before.clear();
        suggestions.close();
        fill(null);
        changed();
    }

    void restore(List<ServiceChoice> services) {
        clear();
        if (!services.isEmpty()) {
            before.setAll(services.subList(0, services.size() - 1));
            take(services.getLast());
        }
        if (!offered.isEmpty()) {
            offer(List.copyOf(offered));
        }
    }

    /** The message key of the problem after {@code booking.problem.}; null where there is none. */
    @Nullable
    String problem() {
        if (current.get() == null && !text.get().isBlank()) {
            return "service.unknown";
        }
        return chosen.get().isEmpty() ? "service.empty" : null;
    }

    /** The services in order. */
    public ReadOnlyObjectProperty<List<ServiceChoice>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** The services before the field's. */
    public ObservableList<ServiceChoice> before() {
        return before;
    }

    /** The service in the field; null while it holds none. */
    public ReadOnlyObjectProperty<@Nullable ServiceChoice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public StringProperty textProperty() {
        return text;
    }

    public Suggestions<ServiceChoice> suggestions() {
        return suggestions;
    }

    /** The services that can be booked. */
    public ObservableList<ServiceChoice> offered() {
        return offered;
    }
}
