package clinic.frontdesk.waitlist.ui;

import clinic.frontdesk.input.HangulMatch;
import clinic.frontdesk.ui.Suggestions;
import clinic.frontdesk.waitlist.WaitingService;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The service of a wish: a field that suggests services by their first letters or initial consonants. */
public final class WishServiceViewModel {

    private final StringProperty text = new SimpleStringProperty("");
    private final Suggestions<WaitingService> suggestions = new Suggestions<>();
    private final ReadOnlyObjectWrapper<@Nullable WaitingService> chosen = new ReadOnlyObjectWrapper<>();
    private List<WaitingService> offered = List.of();
    /** A service that was wanted before the services were known. */
    private @Nullable String wanted;

    private boolean filling;

    WishServiceViewModel() {
        text.subscribe(now -> {
            if (!filling) {
                wanted = null;
                chosen.set(null);
                suggest(now, !now.isBlank());
            }
        });
    }

    void offer(List<WaitingService> services) {
        offered = services;
        if (wanted != null) {
            choose(wanted);
        }
    }

    /** Chooses a service by its id, as soon as the services are known. */
    void choose(@Nullable String id) {
        wanted = id;
        offered.stream().filter(service -> service.id().equals(id)).findFirst().ifPresent(this::take);
    }

    /** Suggests services where none is chosen. */
    public void suggest() {
        if (chosen.get() == null) {
            suggest(text.get(), !text.get().isBlank());
        }
    }

    private void suggest(String query, boolean highlight) {
        String typed = HangulMatch.normalized(query);
        suggestions.show(
                offered.stream()
                        .filter(service -> at(service, typed) >= 0)
                        .sorted(Comparator.comparingInt(service -> at(service, typed)))
                        .toList(),
                highlight);
    }

    private static int at(WaitingService service, String query) {
        return HangulMatch.find(HangulMatch.normalized(service.name()), query);
    }

    /** Takes the highlighted suggestion; false where there is none. */
    boolean enter() {
        boolean any = suggestions.current().isPresent();
        suggestions.current().ifPresent(this::take);
        return any;
    }

    /** Takes a service. */
    public void take(WaitingService service) {
        suggestions.close();
        wanted = null;
        filling = true;
        text.set(service.name());
        filling = false;
        chosen.set(service);
    }

    /** Closes the suggestions. Typed text that only one service matches takes that service. */
    void left() {
        if (chosen.get() == null && !text.get().isBlank() && suggestions.items().size() == 1) {
            take(suggestions.items().getFirst());
        }
        suggestions.close();
    }

    void clear() {
        wanted = null;
        filling = true;
        text.set("");
        filling = false;
        chosen.set(null);
        suggestions.close();
    }

    @Nullable
    String problem() {
        return chosen.get() != null || wanted != null
                ? null
                : text.get().isBlank() ? "service.empty" : "service.unknown";
    }

    public StringProperty textProperty() {
        return text;
    }

    public Suggestions<WaitingService> suggestions() {
        return suggestions;
    }

    /** The service; null while none is chosen. */
    public ReadOnlyObjectProperty<@Nullable WaitingService> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }
}
